"""The addresses of one's own account. Of allauth only what has a use here: there is no e-mail, and no signing up."""

from allauth.account import views as allauth
from django.urls import include, path

from mandat.hall.views import account, invitation

urlpatterns = [
    path("", account.account, name="account"),
    path("begin/", invitation.begin, name="account_set_password"),
    path("second-factor/", account.owed, name="account-second-factor"),
    path("kept/", account.everything, name="account-kept"),
    path("leave/", account.gone, name="account-leave"),
    path("leave/<slug:federation>/", account.left, name="account-leave-federation"),
    path("sessions/end/", account.sessions_ended, name="sessions-end"),
    path("sessions/<int:number>/end/", account.session_ended, name="session-end"),
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/", allauth.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
