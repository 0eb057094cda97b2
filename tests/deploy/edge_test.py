"""The edge as it ships: what passes, what does not, and what each answer carries."""

import base64
import http.client
import json
import os
import re
import socket
import ssl
import subprocess
import threading
import time
import unittest

import stack

HEADERS = {
    "strict-transport-security": "max-age=31536000",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "",
    "content-security-policy": "frame-ancestors 'none'",
}


class EdgeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = stack.running()
        cls.key = cls.stack.new_key("edge@example.org")

    def chat(self, script="", stream=True, text="Olá", **more):
        body = {"model": "fake-chat", "messages": [{"role": "user", "content": text}], "stream": stream, **more}
        return {**body, "metadata": {"fake": script}} if script else body

    def bearer(self):
        return {"authorization": f"Bearer {self.key}"}

    def stream(self, body, seconds=30, port=443):
        """The times at which events came, from the request on, and the whole text."""
        connection = http.client.HTTPSConnection("localhost", port, context=self.stack.tls, timeout=seconds)
        began = time.monotonic()
        connection.request("POST", "/v1/chat/completions", json.dumps(body), {**self.bearer(), "content-type": "application/json", "accept-encoding": "gzip"})
        answer = connection.getresponse()
        headers = time.monotonic() - began
        times, lines = [], []
        while line := answer.readline():
            lines.append(line.decode())
            if line.startswith(b"data: "):
                times.append(time.monotonic() - began)
        connection.close()
        return answer, headers, times, "".join(lines)

    def test_tokens_pass_as_they_come(self):
        answer, _, times, text = self.stream(self.chat("tokens=20;delay=100"))
        self.assertEqual(answer.status, 200, text)
        self.assertIsNone(answer.getheader("content-encoding"))
        self.assertIn("[DONE]", text)
        # Twenty words in two seconds: buffered they would come together at the end.
        self.assertLess(times[0], times[-1] - 1)
        self.assertLess(max(later - earlier for earlier, later in zip(times, times[1:])), 1)

    def test_an_answer_that_pauses_is_cut_by_the_read_timeout_alone(self):
        pausing = self.chat("tokens=6;stall=3;stall-ms=5000;delay=10")
        _, _, times, text = self.stream(pausing)
        self.assertIn("[DONE]", text)
        self.assertGreater(max(later - earlier for earlier, later in zip(times, times[1:])), 4)
        # The same edge with that one number smaller: what the next test reads is what decides.
        short = self.stack.work / "short.conf"
        shipped = (stack.DEPLOY / "nginx/nginx.conf").read_text()
        short.write_text(shipped.replace("proxy_read_timeout 660s", "proxy_read_timeout 2s").replace("listen 80", "listen 180").replace("listen 443", "listen 1443"))
        self.stack.run("short", "nginx", "-c", short, "-g", "daemon off;", apart=True, user="www-data")
        self.stack.until("short", lambda: socket.create_connection(("localhost", 1443), 1).close() is None)
        try:
            text = self.stream(pausing, port=1443)[3]
        except http.client.IncompleteRead as cut:
            text = cut.partial.decode()
        finally:
            self.stack.kill("short")
        self.assertIn("data: ", text)
        self.assertNotIn("[DONE]", text)

    def test_a_pause_of_ten_minutes_is_within_the_bound_of_v1(self):
        dumped = stack.sh("nginx", "-T", "-q", "-c", "/etc/nginx/nginx.conf").stdout
        location = dumped[dumped.index("location /v1/") :]
        bound = int(re.search(r"proxy_read_timeout (\d+)s", location[: location.index("}")])[1])
        self.assertGreater(bound, 600)

    def test_a_body_with_a_picture_of_12_megabytes_passes(self):
        picture = "data:image/png;base64," + base64.b64encode(os.urandom(9_000_000)).decode()
        content = [{"type": "text", "text": "O que é isto?"}, {"type": "image_url", "image_url": {"url": picture}}]
        body = {"model": "fake-chat", "messages": [{"role": "user", "content": content}], "max_tokens": 5}
        self.assertGreater(len(json.dumps(body)), 12_000_000)
        answer = self.stack.call("POST", "/v1/chat/completions", body, self.bearer(), seconds=60)
        self.assertEqual(answer.status, 200, answer.text[:500])

    def test_what_is_too_large_is_refused_in_the_callers_form(self):
        for path, size in (("/v1/chat/completions", 65 << 20), ("/api/users", 2 << 20)):
            with self.subTest(path):
                connection = http.client.HTTPSConnection("localhost", context=self.stack.tls, timeout=10)
                connection.putrequest("POST", path)
                connection.putheader("content-length", str(size))
                connection.endheaders()
                answer = connection.getresponse()
                self.assertEqual(answer.status, 413)
                self.assertEqual(json.loads(answer.read())["error"]["code"], "request_too_large")
                connection.close()

    def test_the_inside_is_closed(self):
        for path in ("/metrics", "/metrics/", "/metricsfoo", "/.env", "/.git/config", "/admin/.env", "/v1/.hidden", "/health/ready"):
            with self.subTest(path):
                self.assertEqual(self.stack.get(path).status, 403)
        for path in ("/stub_status", "/wp-login.php", "/hub"):
            with self.subTest(path):
                self.assertEqual(self.stack.get(path).status, 404)

    def test_plain_http_leads_to_https_and_serves_acme(self):
        answer = self.stack.plain("http://localhost/v1/models?limit=1", "POST", b"{}")
        self.assertEqual((answer.status, answer.headers["location"]), (308, "https://localhost/v1/models?limit=1"))
        answer = self.stack.plain("http://localhost/.well-known/acme-challenge/token")
        self.assertEqual((answer.status, answer.text), (200, "token.thumbprint"))
        self.assertEqual(self.stack.plain("http://localhost/health").text, "healthy\n")

    def test_every_location_carries_the_headers_once(self):
        paths = {
            "/": 302, "/health": 200, "/v1/models": 401, "/api/users": 401, "/api/auth/me": 401, "/admin": 308, "/admin/": 200,
            "/admin/deep/link": 200, "/admin/assets/missing.js": 404, "/hubs/live": 401, "/docs": None, "/openapi.json": 200,
            "/metrics": 403, "/.env": 403, "/health/ready": 403, "/nothing": 404,
        }  # fmt: skip
        for path, status in paths.items():
            with self.subTest(path):
                answer = self.stack.get(path)
                if status:
                    self.assertEqual(answer.status, status)
                for name, value in HEADERS.items():
                    given = answer.headers.get_all(name) or []
                    self.assertEqual(len(given), 1, f"{name}: {given}")
                    self.assertIn(value, given[0])

    def test_the_dashboard_is_whole(self):
        page = self.stack.get("/admin/users")
        nonce = re.search(r"'nonce-([^']+)'", page.headers["content-security-policy"])[1]
        self.assertNotIn("%NONCE%", page.text)
        self.assertIn(nonce, page.text)
        self.assertNotEqual(nonce, re.search(r"'nonce-([^']+)'", self.stack.get("/admin/").headers["content-security-policy"])[1])
        script = re.search(r'src="(/admin/assets/[^"]+\.js)"', page.text)[1]
        asset = self.stack.get(script)
        self.assertEqual(asset.status, 200)
        self.assertIn("immutable", asset.headers["cache-control"])
        self.assertEqual(self.stack.get(script, headers={"accept-encoding": "gzip"}).headers["content-encoding"], "gzip")
        self.assertIsNone(self.stack.get("/admin/assets/missing.js").headers["cache-control"])

    def test_people_sign_in_through_the_edge(self):
        answer = self.stack.call(
            "POST", "/api/auth/login", {"email": "admin@example.org", "password": self.stack.secret("admin_password")}, {"origin": "https://localhost"}
        )
        self.assertEqual(answer.status, 200, answer.text)
        cookie = answer.headers["set-cookie"]
        self.assertIn("secure", cookie.lower())  # It knows from X-Forwarded-Proto that the browser speaks TLS.
        me = self.stack.get("/api/auth/me", headers={"cookie": cookie.split(";")[0]})
        self.assertEqual(json.loads(me.text)["email"], "admin@example.org")

    def test_zones_answer_429_that_clients_understand(self):
        for path, headers, calls in (("/api/auth/login", {}, 12), ("/v1/models", {"authorization": "Bearer flood"}, 300)):
            with self.subTest(path):
                answers = self.flood("POST" if "auth" in path else "GET", path, headers, calls)
                refused = [(headers, text) for status, headers, text in answers if status == 429 and "at once" in text]
                self.assertTrue(refused, [status for status, _, _ in answers])
                headers, text = refused[0]
                self.assertEqual(json.loads(text)["error"]["code"], "rate_limit_exceeded")
                self.assertEqual(headers["retry-after"], "1")
                self.assertIn("strict-transport-security", headers)
        # Another caller at the same address is not touched.
        self.assertEqual(self.stack.get("/v1/models", headers=self.bearer()).status, 200)
        self.assertEqual(self.stack.get("/api/auth/me").status, 401)

    def flood(self, method, path, headers, calls):
        """Many requests of one connection, faster than any zone refills."""
        answers = []
        connection = http.client.HTTPSConnection("localhost", context=self.stack.tls, timeout=10)
        for _ in range(calls):
            connection.request(method, path, "{}" if method == "POST" else None, {**headers, "content-type": "application/json"})
            answer = connection.getresponse()
            answers.append((answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()))
        connection.close()
        return answers

    def test_websockets_reach_the_hub(self):
        with self.stack.tls.wrap_socket(socket.create_connection(("localhost", 443)), server_hostname="localhost") as client:
            key = base64.b64encode(os.urandom(16)).decode()
            client.sendall((
                "GET /hubs/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: https://localhost\r\n"
                f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\nAuthorization: Bearer {self.stack.secret('master_key')}\r\n\r\n"
            ).encode())  # fmt: skip
            self.assertIn(b" 101 ", client.recv(4096).split(b"\r\n")[0])
            protocol = b'{"protocol":"json","version":1}\x1e'
            mask = os.urandom(4)
            client.sendall(bytes([0x81, 0x80 | len(protocol)]) + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(protocol)))
            self.assertIn(b"{}", client.recv(4096))  # SignalR's answer to the handshake.

    def test_http_2_and_tls(self):
        told = stack.sh("curl", "-sS", "--cacert", "/etc/nginx/ssl/cert.pem", "-o", "/dev/null", "-w", "%{http_version}", "https://localhost/health").stdout
        self.assertEqual(told, "2")
        streamed = stack.sh(
            "curl", "-sSN", "--http2", "--cacert", "/etc/nginx/ssl/cert.pem", "https://localhost/v1/chat/completions", "-H", f"authorization: Bearer {self.key}",
            "-H", "content-type: application/json", "-d", json.dumps(self.chat("tokens=5")),
        )  # fmt: skip
        self.assertIn("[DONE]", streamed.stdout)
        self.assertEqual(self.handshake(ssl.TLSVersion.TLSv1_2), "TLSv1.2")
        self.assertEqual(self.handshake(ssl.TLSVersion.TLSv1_3), "TLSv1.3")
        with self.assertRaises((ssl.SSLError, ConnectionError)):
            self.handshake(ssl.TLSVersion.TLSv1_1)

    def handshake(self, version):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations("/etc/nginx/ssl/cert.pem")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = version
        context.set_ciphers("ALL:@SECLEVEL=0")
        with context.wrap_socket(socket.create_connection(("localhost", 443)), server_hostname="localhost") as client:
            return client.version()

    def test_both_replicas_get_calls_and_one_may_go(self):
        for _ in range(8):
            self.assertEqual(self.stack.call("POST", "/v1/chat/completions", self.chat("tokens=3", stream=False), self.bearer()).status, 200)
        lines = [json.loads(line) for line in self.stack.log("edge").splitlines() if line.startswith("{")]
        self.assertEqual({line["upstream"] for line in lines if line["path"] == "/v1/chat/completions" and line["status"] == 200}, {f"{address}:5000" for address in stack.GATEWAYS})
        self.stack.kill("gateway-1")
        try:
            for _ in range(4):
                answer = self.stack.call("POST", "/v1/chat/completions", self.chat("tokens=3", stream=False), self.bearer())
                self.assertEqual(answer.status, 200, answer.text)
        finally:
            self.stack.start_gateway(1)
            self.stack.until("gateway-1", lambda: self.stack.plain(f"http://{stack.GATEWAYS[1]}:5000/health").status == 200)

    def test_a_reload_cuts_no_stream(self):
        told = {}
        caller = threading.Thread(target=lambda: told.update(text=self.stream(self.chat("tokens=20;delay=100"))[3]))
        caller.start()
        time.sleep(0.5)
        # Its pid file is in a /tmp of its own; the master takes the signal that "nginx -s reload" sends.
        subprocess.run(["kill", "-HUP", str(self.stack.processes["edge"].pid)], check=True)
        caller.join(20)
        self.assertIn("[DONE]", told["text"])

    def test_the_edge_follows_replicas_that_come_and_go(self):
        # Beside the edge, in its mounts, as the image starts it; as text, for its /tmp hides a checkout that lies there.
        script = (stack.DEPLOY / "nginx/entrypoint/40-follow-replicas.sh").read_text()
        self.stack.run("follower", "nsenter", f"--target={self.stack.processes['edge'].pid}", "--mount", "sh", "-c",
            f"{script}\nwait", env={**os.environ, "FOLLOW_SECONDS": "0.5"}, user=None)  # fmt: skip
        try:
            self.stack.until("follower", lambda: "Following" in self.stack.log("follower"))  # It knows the addresses of now.
            for addresses in (stack.GATEWAYS[1:], stack.GATEWAYS):
                self.stack.name_gateways(addresses)
                self.stack.until("follower", lambda: self.upstreams(12) == {f"{address}:5000" for address in addresses})
        finally:
            self.stack.name_gateways(stack.GATEWAYS)
            self.stack.kill("follower")

    def upstreams(self, calls):
        """Which gateways a few requests went to."""
        at = len(self.stack.log("edge"))
        for _ in range(calls):
            self.stack.get("/openapi.json")
        time.sleep(0.1)
        return {json.loads(line)["upstream"] for line in self.stack.log("edge")[at:].splitlines() if '"/openapi.json"' in line}

    def test_the_log_tells_times_and_no_secrets(self):
        call = self.stack.get("/v1/models?key=in-the-query", headers=self.bearer()).headers["x-request-id"]
        stack.eventually(lambda: call in self.stack.log("edge"))
        log = self.stack.log("edge")
        line = json.loads(next(line for line in log.splitlines() if call in line))
        self.assertGreaterEqual(float(line["answer"]), 0)
        self.assertGreaterEqual(float(line["header"]), 0)
        self.assertNotIn(self.key, log)
        self.assertNotIn("in-the-query", log)

    def test_a_client_cannot_claim_an_address(self):
        self.stack.call("POST", "/api/teams", {"name": "Edge"}, {**self.stack.master(), "x-forwarded-for": "203.0.113.9"})
        audit = self.stack.admin("GET", "/api/audit?limit=5")
        self.assertNotIn("203.0.113.9", json.dumps(audit))


if __name__ == "__main__":
    unittest.main()
