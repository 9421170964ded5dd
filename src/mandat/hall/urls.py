"""The addresses of the hall."""

from django.urls import include, path

from mandat.hall.views import declaring, front, invitation
from mandat.hall.views.sitting import course, floor, minutes, room, table
from mandat.hall.views.sitting import pages as sittings

urlpatterns = [
    path("", front.home, name="home"),
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("come-in/<str:token>/", invitation.come_in, name="come-in"),
    path("<slug:federation>/", front.federation, name="federation"),
    path("<slug:federation>/body/<str:body>/declare/", declaring.declare, name="declare"),
    # sittings
    path("<slug:federation>/sittings/", sittings.sittings, name="sittings"),
    path("<slug:federation>/sitting/<str:sitting>/", sittings.sitting, name="sitting"),
    path("<slug:federation>/body/<str:body>/convene/", course.convene, name="convene"),
    path("<slug:federation>/sitting/<str:sitting>/calendar.ics", sittings.calendar, name="sitting-calendar"),
    path("<slug:federation>/sitting/<str:sitting>/open/", course.open_, name="sitting-open"),
    path("<slug:federation>/sitting/<str:sitting>/adjourn/", course.adjourn, name="sitting-adjourn"),
    path("<slug:federation>/sitting/<str:sitting>/resume/", course.resume, name="sitting-resume"),
    path("<slug:federation>/sitting/<str:sitting>/close/", course.close, name="sitting-close"),
    path("<slug:federation>/sitting/<str:sitting>/arrive/", room.arrive, name="sitting-arrive"),
    path("<slug:federation>/sitting/<str:sitting>/count/", room.counted, name="sitting-count"),
    path("<slug:federation>/sitting/<str:sitting>/depart/", room.depart, name="sitting-depart"),
    path("<slug:federation>/sitting/<str:sitting>/walkout/", room.walkout, name="sitting-walkout"),
    path("<slug:federation>/sitting/<str:sitting>/door/", room.door, name="sitting-door"),
    path("<slug:federation>/sitting/<str:sitting>/come/", room.come, name="sitting-come"),
    path("<slug:federation>/sitting/<str:sitting>/agenda/", table.agenda, name="sitting-agenda"),
    path("<slug:federation>/sitting/<str:sitting>/item/", table.item, name="sitting-item"),
    path("<slug:federation>/sitting/<str:sitting>/item-closed/", table.close_item, name="sitting-item-closed"),
    path("<slug:federation>/sitting/<str:sitting>/motion/", table.motion, name="sitting-motion"),
    path("<slug:federation>/sitting/<str:sitting>/amend/", table.amend, name="sitting-amend"),
    path("<slug:federation>/sitting/<str:sitting>/withdraw/", table.withdraw, name="sitting-withdraw"),
    path("<slug:federation>/sitting/<str:sitting>/rule/", table.rule, name="sitting-rule"),
    path("<slug:federation>/sitting/<str:sitting>/appeal/", table.appeal, name="sitting-appeal"),
    path("<slug:federation>/sitting/<str:sitting>/declare/", table.declare, name="sitting-declare"),
    path("<slug:federation>/sitting/<str:sitting>/speakers/ask/", floor.ask, name="sitting-speakers-ask"),
    path("<slug:federation>/sitting/<str:sitting>/speakers/call/", floor.call, name="sitting-speakers-call"),
    path("<slug:federation>/sitting/<str:sitting>/speakers/leave/", floor.leave, name="sitting-speakers-leave"),
    path("<slug:federation>/sitting/<str:sitting>/speakers/order/", floor.order, name="sitting-speakers-order"),
    path("<slug:federation>/sitting/<str:sitting>/minutes/", minutes.minutes, name="minutes"),
    path("<slug:federation>/sitting/<str:sitting>/minutes.txt", minutes.text, name="minutes-text"),
    path("<slug:federation>/sitting/<str:sitting>/minutes.mandat", minutes.book, name="minutes-book"),
    path("<slug:federation>/sitting/<str:sitting>/note/", minutes.note, name="sitting-note"),
    path("<slug:federation>/sitting/<str:sitting>/correct/<str:act>/", minutes.correct, name="sitting-correct"),
    path("<slug:federation>/sitting/<str:sitting>/adopt/", minutes.adopt, name="sitting-adopt"),
]
