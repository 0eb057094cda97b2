"""The DNS of the stack: Prometheus finds the gateway's replicas by the addresses of a name, and asks no hosts file."""

import socket
import struct
import sys


def answer(question, addresses):
    name, at = [], 12
    while question[at]:
        name.append(question[at + 1 : at + 1 + question[at]].decode())
        at += 1 + question[at]
    kind = struct.unpack("!H", question[at + 1 : at + 3])[0]
    found = addresses.get(".".join(name).lower(), []) if kind == 1 else []
    records = b"".join(b"\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x01\x00\x04" + socket.inet_aton(address) for address in found)
    known = ".".join(name).lower() in addresses
    return question[:2] + struct.pack("!HHHHH", 0x8580 if known else 0x8583, 1, len(found), 0, 0) + question[12 : at + 5] + records


def read(hosts):
    addresses = {}
    with open(hosts, encoding="ascii") as lines:
        for line in lines:
            address, name = line.split()
            addresses.setdefault(name, []).append(address)
    return addresses


server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((sys.argv[1], 53))
while True:
    question, asker = server.recvfrom(512)
    server.sendto(answer(question, read("/etc/hosts")), asker)
