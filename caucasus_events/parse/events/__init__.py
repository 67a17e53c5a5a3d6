"""From mentions to events: what belongs together becomes one."""
