"""Briefings that tell the same event, whatever their language, found without a translation."""
