"""The week of the release: five stages, and the plan that the team makes of the program's own example."""

import json

from release.gateway import HOUR, moment, stamp

MORNING = moment("2025-10-22 00:00")
START = moment("2025-10-22 09:00")
# The share of the canary and the hours of each stage.
STAGES = {1: (5, 24), 2: (10, 24), 3: (25, 48), 4: (50, 72), 5: (100, 12)}


def start_of(stage):
    """When a stage begins, if every one before it lasted as long as it was planned."""
    return START + sum(hours for number, (_, hours) in STAGES.items() if number < stage) * HOUR


def end_of(stage):
    return start_of(stage) + STAGES[stage][1] * HOUR


class PlanFile:
    """The experiment file: the program's example, with what is the team's own."""

    def __init__(self, team, told=False):
        self.team = team
        team.run("assay plan --output plan.json", note="written")
        plan = team.json("plan.json")
        plan["experiment_name"] = "lumen_gateway_rollout"
        plan["groups"]["control"].update(name="Legacy", algorithm="legacy")
        plan["groups"]["treatment"].update(name="Lumen Gateway", algorithm="lumen_gateway")
        plan["log"]["group"] = "deployment_version"
        plan["canary"]["services"].update(
            service="ion-api", legacy="ion-api-00041-abc", canary="ion-api-canary-00042-def")
        # Little traffic: windows of thirty requests, and triggers that ask for proof.
        plan["canary"]["watch"].update(minimum_requests=30, evidence="proven")
        # The example asks when 20 s are exceeded; this gateway answers within a second, and its own limits are nearer.
        plan["canary"]["rollback"] = [
            {"metric": "error_rate", "above": 0.05, "window": "5m", "action": "roll_back"},
            {"metric": "success_rate", "below": 0.9, "window": "5m", "action": "roll_back"},
            {"metric": "p95_response_time_ms", "above": 2000, "window": "10m", "action": "roll_back"},
            {"metric": "error_rate", "above": 0.02, "window": "5m", "action": "warn"},
            {"metric": "p95_response_time_ms", "above": 1500, "window": "10m", "action": "warn"},
        ]
        self.plan = plan
        self.save()
        team.run("assay plan plan.json", says=["lumen_gateway_rollout", "ion-api-canary-00042-def"],
                 show=["^lumen", "within  ", "every stage", "windows:", "clear within"], note="good", told=told)

    def save(self, name="plan.json"):
        self.team.write(name, json.dumps(self.plan, indent=2) + "\n")

    def date(self, stage):
        """Writes down when a stage began."""
        self.plan["canary"]["stages"][stage - 1]["start"] = stamp(start_of(stage))[:19] + "+09:00"
        self.save()
