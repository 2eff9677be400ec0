"""Takes the installation at hand; gives what is installed, which tables and models, and what is wrong with them."""

from khabar.health.look import Health, look

__all__ = ["Health", "look"]
