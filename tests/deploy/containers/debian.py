"""Makes the file system of a base image from packages of Debian that this machine has installed: no mirror, no download."""

import io
import os
import re
import subprocess
import tarfile

# Left out: what no program reads. ICU, time zones and authorities stay.
NEEDLESS = re.compile(r"^/usr/share/(doc|man|locale|lintian|bug|info|pixmaps|icons|bash-completion)/|^/usr/lib/postgresql/15/lib/bitcode/|^/lib/(systemd|udev)/|^/boot/")
FOLDERS = ("dev", "etc", "proc", "run", "sys", "tmp", "usr", "usr/bin", "usr/sbin", "usr/lib", "usr/lib64", "var", "var/lib", "var/log", "root")


def closure(names):
    """The packages, and all that they depend on, as far as it is installed."""
    told = subprocess.run(
        ["dpkg-query", "-W", "-f", "${binary:Package}\t${db:Status-Status}\t${Provides}\t${Pre-Depends}, ${Depends}\n"], check=True, capture_output=True, text=True
    ).stdout
    depends, provides = {}, {}
    for line in told.splitlines():
        name, status, provided, wanted = line.split("\t")
        if status != "installed":
            continue
        bare = name.split(":")[0]
        depends[bare] = (name, [[word.split()[0].split(":")[0] for word in choice.split("|")] for choice in wanted.split(",") if choice.strip()])
        for word in provided.split(","):
            if word.strip():
                provides.setdefault(word.split()[0], bare)
    missing = [name for name in names if name not in depends]
    if missing:
        raise AssertionError(f"not installed: {' '.join(missing)}. apt-get install them, or let scripts/test do it as root.")
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for choice in depends[name][1]:
            waiting += [known for known in (word if word in depends else provides.get(word) for word in choice) if known][:1]
    return sorted(depends[name][0] for name in found)


def files(names):
    """The paths of the packages' files, where they really are, and the folders that lead there."""
    told = subprocess.run(["dpkg", "-L", *closure(names)], check=True, capture_output=True, text=True).stdout
    paths = set()
    for path in told.splitlines():
        if not path.startswith("/") or path == "/." or NEEDLESS.search(path):
            continue
        # /bin and /lib are links into /usr: a file below such a link belongs where the link leads.
        paths.add(os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path)))
    return sorted(path for path in paths if os.path.lexists(path) and not (os.path.isdir(path) and not os.path.islink(path)))


def base(target, packages, more, links, users=()):
    """Writes a tar: packages, what else of this machine goes where, links, and users as (name, number, group)."""
    with tarfile.open(target, "w") as tar:
        for folder in FOLDERS:
            _entry(tar, folder, tarfile.DIRTYPE, mode=0o1777 if folder == "tmp" else 0o755)
        for name, to in {**{name: f"usr/{name}" for name in ("bin", "sbin", "lib", "lib64")}, **links}.items():
            _entry(tar, name, tarfile.SYMTYPE, linkname=to)
        for path, place in {**{path: path[1:] for path in files(packages)}, **more}.items():
            tar.add(path, place)
        users = [("root", 0, 0), *users]
        _text(tar, "etc/passwd", "".join(f"{name}:x:{user}:{group}::/:/usr/sbin/nologin\n" for name, user, group in users))
        _text(tar, "etc/group", "".join(f"{name}:x:{group}:\n" for name, _, group in users))
        _text(tar, "etc/nsswitch.conf", "hosts: files dns\n")


def _entry(tar, name, kind, **more):
    entry = tarfile.TarInfo(name)
    entry.type = kind
    for key, value in more.items():
        setattr(entry, key, value)
    tar.addfile(entry)


def _text(tar, name, text):
    entry = tarfile.TarInfo(name)
    entry.size = len(text)
    tar.addfile(entry, io.BytesIO(text.encode()))
