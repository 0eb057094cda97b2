"""Real containers without a daemon: buildah builds, runc runs, podman speaks Docker's API to docker-compose.

Lives in namespaces of its own (tests/deploy/run): bridges, published ports and mounts are gone with it. The images are in
memory, so that nothing stays behind either when a run is cut off.
"""

import os
import pathlib
import subprocess
import threading

from stack import sh

CONTAINERS = """
[containers]
default_ulimits = ["nofile=8192:8192", "nproc=4096:4096"]
cgroupns = "host"
log_driver = "k8s-file"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
compat_api_enforce_docker_hub = false
[network]
network_backend = "netavark"
"""
PROGRAMS = ("podman", "buildah", "runc", "docker-compose", "iptables", "newuidmap")


class Machine:
    def __init__(self, work):
        self.work = work
        self.socket = pathlib.Path("/run/podman.sock")
        self.environment = {
            **os.environ,
            "CONTAINERS_CONF": str(work / "containers.conf"),
            "CONTAINERS_STORAGE_CONF": str(work / "storage.conf"),
            "DOCKER_HOST": f"unix://{self.socket}",
            "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin",
        }
        self._ended = threading.Event()

    def start(self):
        missing = [name for name in PROGRAMS if sh("sh", "-c", f"command -v {name}", env=self.environment, check=False).returncode]
        if missing:
            raise AssertionError(f"The tests of the images need {', '.join(missing)}: scripts/test installs them as root on Debian.")
        sh("ip", "link", "set", "lo", "up")
        sh("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/run")
        for folder in ("/run/netns", "/run/lock"):
            pathlib.Path(folder).mkdir()
        (self.work / "store").mkdir()
        sh("mount", "-t", "tmpfs", "-o", "mode=755,size=6g", "tmpfs", self.work / "store")
        (self.work / "containers.conf").write_text(CONTAINERS)
        (self.work / "storage.conf").write_text(f'[storage]\ndriver="overlay"\ngraphroot="{self.work}/store/graph"\nrunroot="/run/containers"\n')
        try:
            self.podman("info")
        except AssertionError as reason:
            raise AssertionError(
                "Containers cannot run here. The tests of the images need cgroups, overlay mounts and network namespaces, as root on a machine of "
                f"one's own has them: {reason}"
            ) from None
        with (self.work / "podman.log").open("wb") as log:
            self.service = subprocess.Popen(["podman", "system", "service", "--time=0", self.environment["DOCKER_HOST"]], env=self.environment, stdout=log, stderr=log)
        threading.Thread(target=self._check_health, daemon=True).start()

    def _check_health(self):
        """Health checks are timers of systemd elsewhere; where it does not run somebody must ask."""
        while not self._ended.wait(0.5):
            for name in self.podman("ps", "--format", "{{.Names}}", check=False).stdout.split():
                self.podman("healthcheck", "run", name, check=False)

    def podman(self, *words, **more):
        return sh("podman", *words, env=self.environment, **more)

    def build(self, tag, context, file, **arguments):
        words = [word for name, value in arguments.items() for word in ("--build-arg", f"{name}={value}")]
        # Docker's format keeps HEALTHCHECK. chroot: a build of ours runs one command, and needs no network.
        sh("buildah", "bud", "--isolation", "chroot", "--format", "docker", "--quiet", "--tag", tag, "--file", file, *words, context, env=self.environment)

    def end(self):
        self._ended.set()
        self.podman("rm", "--all", "--force", "--time", "1", check=False)
        self.service.terminate()
        self.service.wait(10)
        sh("umount", "--recursive", "--lazy", self.work / "store", check=False)
