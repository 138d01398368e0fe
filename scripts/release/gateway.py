"""A gateway with two versions behind it: users, their requests, and what can go wrong.

Everything follows from the seed. A request is one row of the log, with a time of the log's own: the week of the release
in Seoul, however fast it is played.
"""

import datetime
import functools
import hashlib
import math
import random
import typing

ZONE = datetime.timezone(datetime.timedelta(hours=9))
HOUR = 3_600_000
# The service's own endpoints, and how often each is called.
ENDPOINTS = {
    "/chat": 0.55,
    "/api/v2/recommend/personalized": 0.25,
    "/api/v2/conversations/start": 0.12,
    "/api/v2/recommend/compare": 0.08,
}
COLUMNS = ["timestamp", "request_id", "endpoint", "deployment_version", "user_id", "status_code", "success",
           "response_time_ms", "confidence_score"]
# Spread of the logarithm of response times: between users, and of one user's requests.
BETWEEN, WITHIN = 0.30, 0.50


def moment(text):
    """Milliseconds since 1970 of a time in Seoul, such as 2025-10-22 09:00."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp() * 1000)


@functools.cache
def hour_of(number):
    """The beginning of a time within an hour, counted since 1970: its date and hour in Seoul."""
    return datetime.datetime.fromtimestamp(number * 3600, ZONE).strftime("%Y-%m-%dT%H")


def stamp(milliseconds):
    """A time as the log writes it."""
    hour, rest = divmod(milliseconds, HOUR)
    return f"{hour_of(hour)}:{rest // 60_000:02}:{rest // 1_000 % 60:02}.{rest % 1_000:03}+09:00"


def bucket(user):
    """The router's rule: 0 to 99."""
    return int(hashlib.md5(user.encode()).hexdigest()[:8], 16) % 100


class User(typing.NamedTuple):
    """Somebody, the place that the hash gives them, and how slow their requests are."""

    name: str
    bucket: int
    slowness: float


class Row(typing.NamedTuple):
    """One request, as the gateway logs it."""

    time: int
    number: int
    endpoint: str
    version: str
    user: str
    failed: bool
    response_time: float
    confidence: float

    def text(self, form):
        """The line of the log; a request that failed has no confidence."""
        status, success = (503, "false") if self.failed else (200, "true")
        if form == "jsonl":
            confidence = "null" if self.failed else f"{self.confidence:.3f}"
            return (f'{{"timestamp":"{stamp(self.time)}","request_id":"{self.number:08x}","endpoint":"{self.endpoint}",'
                    f'"deployment_version":"{self.version}","user_id":"{self.user}","status_code":{status},'
                    f'"success":{success},"response_time_ms":{self.response_time:.1f},"confidence_score":{confidence}}}\n')
        confidence = "" if self.failed else f"{self.confidence:.3f}"
        return (f"{stamp(self.time)},{self.number:08x},{self.endpoint},{self.version},{self.user},{status},{success},"
                f"{self.response_time:.1f},{confidence}\n")


class Gateway:
    """Routes users by the rule, and answers slower or faster by version.

    faster: by which share the canary's mean response time is below legacy's.
    errors: the share of requests that fail, of both versions.
    """

    def __init__(self, seed, faster=0.18, users=6000, requests_per_hour=1200, errors=0.004):
        self.random = random.Random(seed)
        self.faster, self.errors, self.requests_per_hour = faster, errors, requests_per_hour
        self.users, weights = [], []
        for number in range(users):
            name = f"user-{number:05d}"
            self.users.append(User(name, bucket(name), self.random.gauss(0, BETWEEN)))
            weights.append(self.random.lognormvariate(0, 0.7))
        self.cumulative, total = [], 0.0
        for weight in weights:
            total += weight
            self.cumulative.append(total)
        self.endpoints, self.shares = list(ENDPOINTS), list(ENDPOINTS.values())
        # A mean of 450 ms: exp(location + spread² / 2).
        self.location = math.log(450) - (BETWEEN**2 + WITHIN**2) / 2
        self.number = 0
        # What a fault replaces.
        self.is_canary = lambda user, time, percentage: user.bucket < percentage
        self.factor = lambda time: 1.0
        self.canary_errors = lambda time, endpoint: self.errors

    def rate(self, time):
        """Requests an hour: most at five in the afternoon, fewest at five in the morning."""
        hour = (time / HOUR + 9) % 24
        return self.requests_per_hour * (1 + 0.45 * math.cos((hour - 17) / 24 * 2 * math.pi))

    def rows(self, start, end, percentage):
        """The requests from start to end, in order, while the canary has a share of the users."""
        for hour in range(start, end, HOUR):
            length = min(HOUR, end - hour)
            mean = self.rate(hour + length / 2) * length / HOUR
            count = max(0, round(self.random.gauss(mean, math.sqrt(mean))))
            times = sorted(hour + int(self.random.random() * length) for _ in range(count))
            users = self.random.choices(self.users, cum_weights=self.cumulative, k=count)
            endpoints = self.random.choices(self.endpoints, self.shares, k=count)
            for time, user, endpoint in zip(times, users, endpoints):
                yield self.answer(time, user, endpoint, self.is_canary(user, time, percentage))

    def answer(self, time, user, endpoint, is_canary):
        """What one request brings."""
        self.number += 1
        response = math.exp(self.location + user.slowness + self.random.gauss(0, WITHIN))
        if not is_canary:
            failed = self.random.random() < self.errors
            return Row(time, self.number, endpoint, "legacy", user.name, failed, response,
                       min(1.0, self.random.gauss(0.80, 0.06)))
        failed = self.random.random() < self.canary_errors(time, endpoint)
        return Row(time, self.number, endpoint, "canary", user.name, failed,
                   response * (1 - self.faster) * self.factor(time), min(1.0, self.random.gauss(0.85, 0.06)))
