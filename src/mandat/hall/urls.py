"""The addresses of the hall."""

from django.urls import include, path

from mandat.hall.views import declaring, front, invitation, polls

urlpatterns = [
    path("", front.home, name="home"),
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("come-in/<str:token>/", invitation.come_in, name="come-in"),
    path("<slug:federation>/", front.federation, name="federation"),
    path("<slug:federation>/body/<str:body>/declare/", declaring.declare, name="declare"),
    # polls
    path("<slug:federation>/body/<str:body>/poll/", polls.put_poll, name="put-poll"),
    path("<slug:federation>/poll/<uuid:poll>/", polls.poll, name="poll"),
    path("<slug:federation>/poll/<uuid:poll>/part/", polls.part, name="poll-part"),
    path("<slug:federation>/poll/<uuid:poll>/wall/", polls.wall, name="poll-wall"),
    path("<slug:federation>/poll/<uuid:poll>/vote/", polls.vote, name="vote"),
    path("<slug:federation>/poll/<uuid:poll>/enter/", polls.enter_votes, name="enter-votes"),
    path("<slug:federation>/poll/<uuid:poll>/paper/", polls.enter_paper, name="enter-paper"),
    path("<slug:federation>/poll/<uuid:poll>/tell/", polls.tell_count, name="tell-count"),
    path("<slug:federation>/poll/<uuid:poll>/recount/", polls.recount, name="recount"),
    path("<slug:federation>/poll/<uuid:poll>/open/", polls.open_poll, name="open-poll"),
    path("<slug:federation>/poll/<uuid:poll>/close/", polls.close_poll, name="close-poll"),
    path("<slug:federation>/poll/<uuid:poll>/cancel/", polls.cancel_poll, name="cancel-poll"),
]
