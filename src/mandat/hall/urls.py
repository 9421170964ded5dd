"""The addresses of the hall."""

from django.urls import include, path

from mandat.hall.views import declaring, front, invitation
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
]
