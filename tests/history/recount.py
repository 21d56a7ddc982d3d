"""Counts eight measures of a repository by plain git, in another language and with other rules of thumb than the program's.

usage: recount.py DAY FOLDER...      prints JSON: folder, then measure and value
"""

import datetime
import json
import re
import subprocess
import sys

DAY = 86_400
MACHINE = re.compile(
    r"\[bot\]|prometheusbot|\bbot\b|^(zuul|jenkins|infra-root|openstack-infra)@|proposal bot|dependabot|renovate|prombot|snyk|\bci\b"
)
RELEASE = re.compile(r"^v?\d+(\.\d+)+$|^\d{4}\.\d+\.\d+$")


def git(folder, *args):
    done = subprocess.run(["git", "-C", folder, *args], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def landings(folder):
    """Each commit of the default branch with the time at which its first-parent commit landed."""
    line = git(folder, "log", "--first-parent", "--reverse", "--format=%H %ct", "HEAD").split("\n")
    steps = [row.split() for row in line if row]
    brought = {}
    for row in git(folder, "log", "--format=%H %P", "HEAD").split("\n"):
        if row:
            commit, *parents = row.split()
            brought[commit] = parents
    landed, latest = {}, 0
    for commit, seconds in steps:
        latest = max(latest, int(seconds))
        waiting = [commit]
        while waiting:
            each = waiting.pop()
            if each not in landed:
                landed[each] = latest
                waiting += brought.get(each, [])
    return landed, brought


def days_between(seconds, end):
    return (end - seconds // DAY * DAY) // DAY


def recount(folder, day):
    midnight = int(datetime.datetime.fromisoformat(day + "T00:00:00+00:00").timestamp())
    after = midnight + DAY
    since = after - 365 * DAY
    landed, parents = landings(folder)
    visible = {commit: at for commit, at in landed.items() if at < after}
    year = [commit for commit, at in visible.items() if at >= since]
    authors = {}
    for row in git(folder, "log", "--format=%H%x1f%an%x1f%ae", "HEAD").split("\n"):
        if row:
            commit, name, address = row.split("\x1f")
            authors[commit] = (name.lower(), address.lower())
    work = [commit for commit in year if len(parents[commit]) < 2]
    machines = [commit for commit in work if any(MACHINE.search(each) for each in authors[commit])]
    tags = {}
    form = "--format=%(refname:short) %(creatordate:unix) %(objectname) %(*objectname)"
    for row in git(folder, "for-each-ref", form, "refs/tags").split("\n"):
        name, *rest = row.split()[:4] or [""]
        if RELEASE.match(name) and len(rest) > 1 and int(rest[0]) < after:
            tags[(rest[-1], int(rest[0]) // DAY)] = int(rest[0])
    made = sorted(tags.values())
    return {
        "commits-365d": len(work),
        "merge-commits-365d": len(year) - len(work),
        "bot-commits-365d": len(machines),
        "human-commits-365d": len(work) - len(machines),
        "days-since-commit": days_between(max(visible.values()), midnight),
        "age": days_between(min(visible.values()), midnight),
        "releases-365d": sum(1 for at in made if at >= since),
        "days-since-release": days_between(made[-1], midnight),
    }


print(json.dumps({folder: recount(folder, sys.argv[1]) for folder in sys.argv[2:]}))
