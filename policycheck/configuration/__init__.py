"""``policycheck.toml``: settings, and decisions that people have taken about findings."""

from policycheck.configuration.load import FILE, load_configuration
from policycheck.configuration.model import Configuration

__all__ = ["FILE", "Configuration", "load_configuration"]
