"""The addresses of the hall."""

from django.urls import include, path

from mandat.hall.views import declaring, front, invitation, people

urlpatterns = [
    path("", front.home, name="home"),
    path("account/", include("mandat.hall.account_urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("come-in/", invitation.come_in, name="come-in-by-code"),
    path("come-in/<str:code>/", invitation.come_in, name="come-in"),
    path("<slug:federation>/", front.federation, name="federation"),
    path("<slug:federation>/body/<str:body>/declare/", declaring.declare, name="declare"),
    # accounts and invitations
    path("<slug:federation>/people/", people.people, name="people"),
    path("<slug:federation>/people/invite/", people.invited, name="invite"),
    path("<slug:federation>/people/<int:number>/reset/", people.reset, name="reset-sign-in"),
    path("<slug:federation>/people/<int:number>/end/", people.ended, name="end-membership"),
    path("<slug:federation>/people/invitation/<int:number>/withdraw/", people.withdrawn, name="withdraw-invitation"),
    path("<slug:federation>/people/invitation/<int:number>/second/", people.seconded, name="second-invitation"),
]
