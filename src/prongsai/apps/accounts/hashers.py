"""How passwords are kept: Argon2id at the cost that the RFC recommends for servers."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """RFC 9106, second choice: three passes over 64 MiB; about 0.1 s of a small machine."""

    time_cost = 3
    memory_cost = 64 * 1024
    parallelism = 1
