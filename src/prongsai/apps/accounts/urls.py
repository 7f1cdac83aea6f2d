"""Routes of accounts, below `/accounts/`."""

from django.urls import path

from prongsai.apps.accounts.views import joining, own, signing

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("start/", joining.start, name="start"),
    path("welcome/<str:key>/<str:token>/", joining.welcome, name="welcome"),
    path("me/", own.my_account, name="my_account"),
    path("me/password/", own.my_password, name="my_password"),
    path("me/sessions/", own.end_sessions, name="end_sessions"),
]
