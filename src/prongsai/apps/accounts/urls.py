"""Routes of accounts, below `/accounts/`."""

from django.urls import path

from prongsai.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("me/", views.my_account, name="my_account"),
    path("me/password/", views.my_password, name="my_password"),
]
