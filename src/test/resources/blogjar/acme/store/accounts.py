"""Accounts by certbot's own code: accounts.py read|write FOLDER SERVER; prints id, kind of key, address, whether it signs."""
import sys

import josepy as jose
from acme import messages
from certbot import configuration
from certbot._internal import account, cli
from certbot._internal.plugins import disco
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from josepy.util import ComparableECKey

verb, folder, server = sys.argv[1:]
options = ["certonly", "--config-dir", folder, "--work-dir", folder + "/work", "--logs-dir", folder + "/logs", "--server", server]
config = configuration.NamespaceConfig(cli.prepare_and_parse_args(disco.PluginsRegistry.find_all(), options))
storage = account.AccountFileStorage(config)


class Client:
    directory = object()


if verb == "write":
    for key in (
        jose.JWKRSA(key=jose.ComparableRSAKey(rsa.generate_private_key(65537, 2048))),
        jose.JWKEC(key=ComparableECKey(ec.generate_private_key(ec.SECP256R1()))),
        jose.JWKEC(key=ComparableECKey(ec.generate_private_key(ec.SECP384R1()))),
    ):
        uri = "https://ca.example/acct/" + key.typ
        storage.save(account.Account(messages.RegistrationResource(body={}, uri=uri), key), Client)
for found in storage.find_all():
    algorithm = jose.RS256 if found.key.typ == "RSA" else {256: jose.ES256, 384: jose.ES384}[found.key.key.key_size]
    signed = algorithm.sign(found.key.key, b"text")
    print(found.id, found.key.typ, found.regr.uri, algorithm.verify(found.key.public_key().key, b"text", signed))
