"""Our images from the shipped Dockerfiles, on bases made of Debian's packages, and stand-ins for those of others."""

import pathlib
import shutil

from containers import debian
from stack import DEPLOY, ROOT, sh

HERE = pathlib.Path(__file__).parent
LIBRARIES = ["libc6", "libgcc-s1", "libstdc++6", "zlib1g", "libssl3", "libicu72", "tzdata", "netbase"]
SERVERS = ["postgresql-15", "redis-server", "nginx", "age", "curl", "bash", "dash", "coreutils", "mawk", "libc-bin", "util-linux", "findutils", "gzip", "tar", "sed", "grep", "diffutils"]
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
# As in the official images, whose numbers docker-compose.yml names.
USERS = [("postgres", 70, 70), ("nginx", 101, 101), ("redis", 999, 1000)]
FROM_TAR = "FROM scratch\nADD base.tar /\n"
PATH = "/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/bin:/usr/sbin"


def make(machine):
    """Builds everything; the tags are those that settings() tells compose."""
    _dotnet(machine)
    _servers(machine)
    context = _context(machine)
    machine.build("localhost/ia-solaris/gateway:test", context, DEPLOY / "gateway/Dockerfile", BASE="localhost/stand-in/dotnet", PUBLISHED="published")
    machine.build("localhost/ia-solaris/nginx:test", context, DEPLOY / "nginx/Dockerfile", BASE="localhost/stand-in/nginx", BUILT="built")
    machine.build("localhost/ia-solaris/backup:test", context, DEPLOY / "backup/Dockerfile", BASE="localhost/stand-in/servers")


def settings():
    return {
        "SOLARIS_IMAGES": "localhost/ia-solaris",
        "SOLARIS_VERSION": "test",
        "POSTGRES_IMAGE": "localhost/stand-in/postgres",
        "REDIS_IMAGE": "localhost/stand-in/servers",
    }


def _dotnet(machine):
    """Without a shell, as the chiselled one that the Dockerfile names."""
    folder = _folder(machine, "dotnet")
    root = pathlib.Path(shutil.which("dotnet")).resolve().parent
    more = {str(root / name): f"usr/share/dotnet/{name}" for name in ("dotnet", "host", "shared")}
    debian.base(folder / "base.tar", LIBRARIES, {**more, AUTHORITIES: AUTHORITIES[1:]}, {"usr/bin/dotnet": "../share/dotnet/dotnet"})
    _build(machine, folder, "dotnet", FROM_TAR)


def _servers(machine):
    folder = _folder(machine, "servers")
    more = {path: path[1:] for path in (AUTHORITIES, "/etc/alternatives/awk", "/usr/bin/awk")}
    debian.base(folder / "base.tar", SERVERS, more, {"var/run": "/run"}, USERS)
    _build(machine, folder, "servers", f"{FROM_TAR}ENV PATH={PATH}\n")
    # An empty folder of its user: a new volume takes owner and mode from it, as in the official image.
    postgres = "RUN install -d -o 70 -g 70 -m 700 /var/lib/postgresql/data\nCOPY docker-entrypoint.sh /usr/local/bin/\n"
    _build(machine, HERE / "stand-in", "postgres", f"FROM localhost/stand-in/servers\n{postgres}")
    _build(machine, HERE / "stand-in", "nginx", 'FROM localhost/stand-in/servers\nCOPY nginx-entrypoint.sh /\nENTRYPOINT ["/nginx-entrypoint.sh"]\n')


def _build(machine, context, name, text):
    file = machine.work / f"Containerfile.{name}"
    file.write_text(text)
    machine.build(f"localhost/stand-in/{name}", context, file)


def _folder(machine, name):
    folder = machine.work / name
    folder.mkdir()
    return folder


def _context(machine):
    """What the Dockerfiles copy when the build was done outside: no compiler runs in a container here."""
    context = _folder(machine, "context")
    sh("dotnet", "publish", ROOT / "src/Solaris.Gateway", "-c", "Release", "--no-build", "-v", "quiet", "-o", context / "published/app")
    (context / "published/data").mkdir()
    for name in ("deploy", "scripts", "web/dist"):
        shutil.copytree(ROOT / name, context / name)
    return context
