#!/usr/bin/env python3
"""ask.py NAME SERVE_PORT OTHER_PORT: asks both servers for the same paths over HTTPS, and tells where the other one answers otherwise."""
import http.client
import re
import ssl
import sys

name, ours, theirs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
PATHS = [
    "/", "/index.html", "/2024/one/", "/2024/one", "/2024/one/index.html", "/2024/one/?x=1", "/2024/one?x=1&y=%20", "/about.html", "/about",
    "/2024/%E6%96%87%E7%AB%A0/", "/2024/%E6%96%87%E7%AB%A0", "/2024/%e6%96%87%e7%ab%a0/", "/atom.xml", "/sitemap.xml", "/robots.txt",
    "/404.html", "/none", "/none/", "/none.html", "/_redirects", "/.htaccess", "/.blog-manifest", "/.well-known/none", "/2024/", "/assets/",
    "/types/a.css", "/types/a.json", "/types/a.svg", "/types/a.xml", "/types/a.woff2", "/types/a.html", "/assets/app.3f2a9c1d.js",
    # one path each
    "/forced", "/forced/", "/forced/index.html", "/forced/?a=b&c", "/gone.html", "/gone.html/", "/shown", "/shown/", "/away",
    "/away?q", "/part", "/part?x=%26", "/query", "/query?x=1", "/feed", "/feed/", "/2020/one/", "/2020/one", "/2020/none/",
    "/2020/%E6%97%A7/", "/2020/%e6%97%a7", "/alias/old.html", "/alias/old", "/%E5%88%AB%E5%90%8D/", "/%E5%88%AB%E5%90%8D",
    "/with%20blank/", "/with%20blank",
    # many paths
    "/old", "/old/", "/old/a/b", "/old/a/b?x=1", "/old/a%20b", "/old/%E4%B8%AD/%E6%96%87.html", "/older", "/p/1/2.html", "/p/1/2.html?z",
    "/p/%E4%B8%AD/2.html", "/p/1/2/3.html", "/%E6%97%A7/a", "/%E6%97%A7/%E4%B8%AD", "/%E6%97%A7", "/arch/12", "/arch/1a", "/nix/a", "/nix",
    "/2024/two/", "/2024/two/?x", "/nothing/x", "/nothing/", "/wiki/A", "/wiki/%E4%B8%AD?x", "/wiki/a/b", "/%E4%B8%AD/%E4%B8%AD",
]
HOSTILE = ["/old/a%0d%0aX-Injected:%201", "/%E6%97%A7/%0d%0aX-Injected:%201", "/arch/1%0d%0aX-Injected:%201", "/wiki/%0aX-Injected:%201"]
FIELDS = [
    "Content-Type", "Cache-Control", "Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy",
    "Permissions-Policy", "Cross-Origin-Opener-Policy", "Access-Control-Allow-Origin",
]
context = ssl.create_default_context()
context.check_hostname, context.verify_mode = False, ssl.CERT_NONE


def ask(port, path):
    connection = http.client.HTTPSConnection("localhost", port, context=context, timeout=10)
    connection.putrequest("GET", path)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    place = (answer.getheader("Location") or "").replace(f"https://localhost:{port}/", "/")
    if place.startswith("/"):  # signs that mean the same with and without their number
        for sign, number in (("%2F", "/"), ("%3D", "="), ("%26", "&"), ("%3A", ":")):
            place = place.replace(sign, number)
    place = re.sub("%[0-9a-fA-F]{2}", lambda byte: byte[0].upper(), place)
    said = {"status": answer.status, "Location": place}
    if answer.getheader("X-Injected"):
        said["injected"] = "yes"
    # what is no page of the site has a body that each server writes in its own words, and with what type it likes
    if answer.status == 200:
        said["body"] = body
    if answer.status in (200, 404, 410):
        for field in FIELDS:
            said[field] = answer.getheader(field)
    connection.close()
    return said


different = 0
for path in PATHS:
    expected, found = ask(ours, path), ask(theirs, path)
    for key in sorted(set(expected) | set(found)):
        if expected.get(key) != found.get(key):
            different += 1
            print(f"  {path}: {key} is {str(found.get(key))[:160]!r}, with serve {str(expected.get(key))[:160]!r}")
for path in HOSTILE:
    found = ask(theirs, path)
    if "injected" in found or found["status"] not in (301, 400, 404):
        different += 1
        print(f"  {path}: {found}")
print(f"{name}: {len(PATHS)} paths, {different} differences")
sys.exit(1 if different else 0)
