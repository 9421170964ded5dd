"""The addresses of the hall."""

from django.urls import include, path

from mandat.hall.views import declaring, front, invitation, places, record

urlpatterns = [
    path("", front.home, name="home"),
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("come-in/<str:token>/", invitation.come_in, name="come-in"),
    path("<slug:federation>/", front.federation, name="federation"),
    # what a federation consists of, and what was written down
    path("<slug:federation>/bodies/", places.bodies, name="bodies"),
    path("<slug:federation>/recognition/", places.recognition, name="recognition"),
    path("<slug:federation>/recognition.svg", places.recognition_picture, name="recognition-picture"),
    path("<slug:federation>/body/<str:name>/", places.body, name="body"),
    path("<slug:federation>/unit/<str:name>/", places.unit, name="unit"),
    path("<slug:federation>/person/<str:name>/", places.person, name="person"),
    path("<slug:federation>/sittings/", places.sittings, name="sittings"),
    path("<slug:federation>/thing/<str:name>/", places.thing, name="thing"),
    path("<slug:federation>/record/", record.record, name="record"),
    path("<slug:federation>/act/<str:name>/", record.act, name="act"),
    path("<slug:federation>/act/<str:name>/proof/", record.proof, name="proof"),
    path("<slug:federation>/search/", record.search, name="search"),
    path("<slug:federation>/may/", record.may, name="may"),
    path("<slug:federation>/body/<str:body>/declare/", declaring.declare, name="declare"),
]
