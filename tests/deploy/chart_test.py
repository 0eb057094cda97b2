"""The Helm chart: rendered by Helm's template language and functions, and its objects against the API's schemas."""

import json
import os
import pathlib
import shutil
import tempfile
import unittest

import stack

HERE = pathlib.Path(__file__).parent
CHART = stack.DEPLOY / "helm/ia-solaris"
LEAST = {"database.host": "pg.example", "secrets.existing": "gateway", "migration.existingSecret": "migrator"}
MOST = {
    "database.host": "pg.example",
    "secrets.create": {"SECRET_KEY": "k" * 32, "DB_PASSWORD": "p'\"w: #", "OPENAI_API_KEY": "sk"},
    "migration.password": "m",
    "redis.host": "redis.example",
    "models": "model_list:\n  - model_name: a\n",
    "image.digest": "sha256:0",
    "image.pullSecrets": [{"name": "pull"}],
    "ingress.enabled": True,
    "ingress.host": "ia.example.org",
    "ingress.tlsSecret": "tls",
    "ingress.annotations": {"cert-manager.io/cluster-issuer": "letsencrypt"},
    "serviceMonitor.enabled": True,
    "serviceMonitor.labels": {"release": "prometheus"},
    "networkPolicy.databasePeers": [{"ipBlock": {"cidr": "10.1.0.0/16"}}],
    "networkPolicy.more": [{"ports": [{"port": 587, "protocol": "TCP"}]}],
    "persistence.storageClass": "fast",
    "podAnnotations": {"a": "b"},
    "nodeSelector": {"pool": "ia"},
    "tolerations": [{"key": "ia", "operator": "Exists"}],
    "affinity": {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": []}},
}


class ChartTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="solaris-chart.", dir="/var/tmp"))
        cls.addClassCleanup(shutil.rmtree, cls.work, ignore_errors=True)
        # Debian's Go packages are sources in one folder.
        environment = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode"}
        stack.sh("go", "build", "-o", cls.work / "render", HERE / "chart/render.go", env=environment)
        stack.link_schemas(cls.work)

    def render(self, values, check=True):
        settings = [f"{key}={json.dumps(value)}" for key, value in values.items()]
        return stack.sh(self.work / "render", CHART, "ia", "prod", *settings, check=check)

    def objects(self, values):
        return {(found["kind"], found["metadata"]["name"].removeprefix("ia-ia-solaris")): found for found in json.loads(self.render(values).stdout)}

    def schemas(self, text):
        (self.work / "objects.json").write_text(text)
        return stack.sh("node", HERE / "schemas/kubernetes.mjs", self.work / "objects.json", self.work, stack.ROOT / "web/node_modules/.bin/tsc", check=False)

    def test_every_object_is_what_the_api_takes(self):
        both = [found for values in (LEAST, MOST, {**LEAST, "autoscaling.enabled": False}) for found in json.loads(self.render(values).stdout)]
        told = self.schemas(json.dumps(both))
        self.assertEqual(told.returncode, 0, told.stdout + told.stderr)

    def test_the_check_of_schemas_sees_what_is_wrong(self):
        wrong = [{"clusterIp": "None"}, {"ports": [{"port": "80"}]}]
        told = self.schemas(json.dumps([{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "x"}, "spec": spec} for spec in wrong]))
        self.assertEqual(told.returncode, 1)
        self.assertRegex(told.stderr, 'clusterIp.* does not exist')
        self.assertIn("port must be integer", told.stderr)

    def test_what_is_needed_is_asked_for(self):
        for missing in LEAST:
            with self.subTest(missing):
                told = self.render({key: value for key, value in LEAST.items() if key != missing}, check=False)
                self.assertEqual(told.returncode, 1)
                self.assertIn(missing.split(".")[0], told.stderr)

    def test_pods_are_kept_small(self):
        found = self.objects(MOST)
        for pod in (found["StatefulSet", ""], found["Job", "-migration"]):
            spec = pod["spec"]["template"]["spec"]
            self.assertEqual((spec["securityContext"]["runAsNonRoot"], spec["securityContext"]["runAsUser"]), (True, 10001))
            self.assertEqual(spec["automountServiceAccountToken"], False)
            security = spec["containers"][0]["securityContext"]
            self.assertEqual(security, {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}})
            secrets = next(volume["secret"] for volume in spec["volumes"] if volume["name"] == "secrets")
            self.assertEqual(secrets["defaultMode"], 0o440)

    def test_secrets_are_files_and_the_gateway_never_sees_the_migrators(self):
        found = self.objects(MOST)
        spec = found["StatefulSet", ""]["spec"]["template"]["spec"]
        env = {entry["name"]: entry["value"] for entry in spec["containers"][0]["env"]}
        self.assertEqual(env["OPENAI_API_KEY_FILE"], "/run/secrets/solaris/OPENAI_API_KEY")
        self.assertEqual(env["DB_PASSWORD_FILE"], "/run/secrets/solaris/DB_PASSWORD")
        self.assertFalse({"DB_PASSWORD", "SECRET_KEY", "OPENAI_API_KEY"} & set(env))
        self.assertEqual(found["Secret", ""]["stringData"]["DB_PASSWORD"], MOST["secrets.create"]["DB_PASSWORD"])
        self.assertNotIn("ia-solaris-migration", json.dumps(spec))
        self.assertNotIn(("Secret", ""), self.objects(LEAST))

    def test_streams_pass_the_ingress_and_the_inside_does_not(self):
        ingress = self.objects(MOST)["Ingress", ""]
        notes = {key.split("/")[1]: value for key, value in ingress["metadata"]["annotations"].items()}
        self.assertEqual((notes["proxy-buffering"], notes["proxy-body-size"]), ("off", "64m"))
        self.assertGreater(int(notes["proxy-read-timeout"]), 600)
        paths = {path["path"]: path["pathType"] for path in ingress["spec"]["rules"][0]["http"]["paths"]}
        self.assertEqual({path for path, kind in paths.items() if kind == "Exact"}, {"/", "/health", "/openapi.json"})
        self.assertNotIn("/metrics", paths)

    def test_labels_find_what_they_shall(self):
        found = self.objects(MOST)
        pods = found["StatefulSet", ""]["spec"]["template"]["metadata"]["labels"].items()
        job = found["Job", "-migration"]["spec"]["template"]["metadata"]["labels"].items()
        for selector in (
            found["Service", ""]["spec"]["selector"], found["Service", "-each"]["spec"]["selector"],
            found["PodDisruptionBudget", ""]["spec"]["selector"]["matchLabels"], found["NetworkPolicy", ""]["spec"]["podSelector"]["matchLabels"],
        ):  # fmt: skip
            self.assertLessEqual(selector.items(), pods)
            self.assertFalse(selector.items() <= job)
        monitored = found["ServiceMonitor", ""]["spec"]["selector"]["matchLabels"].items()
        self.assertLessEqual(monitored, found["Service", "-each"]["metadata"]["labels"].items())
        self.assertFalse(monitored <= found["Service", ""]["metadata"]["labels"].items())
        scaled = found["HorizontalPodAutoscaler", ""]["spec"]["scaleTargetRef"]
        self.assertEqual((scaled["kind"], scaled["name"]), ("StatefulSet", found["StatefulSet", ""]["metadata"]["name"]))
        self.assertNotIn("replicas", found["StatefulSet", ""]["spec"])

    def test_a_pod_has_time_for_the_answers_that_it_gives(self):
        spec = self.objects(LEAST)["StatefulSet", ""]["spec"]["template"]["spec"]
        stop = next(int(entry["value"]) for entry in spec["containers"][0]["env"] if entry["name"] == "Server__ShutdownSeconds")
        self.assertGreaterEqual(spec["terminationGracePeriodSeconds"], stop + spec["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"])


if __name__ == "__main__":
    unittest.main()
