"""Locations, venues, contacts, dice: content without files."""

from __future__ import annotations

from typing import Any

from bot.sandbox.calling import Request
from bot.sandbox.methods.register import plays
from bot.sandbox.methods.sending import place, send

Json = dict[str, Any]
LOCATION = ("latitude", "longitude", "horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")
VENUE = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
CONTACT = ("phone_number", "first_name", "last_name", "vcard")
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def taken(p: Json, names: tuple[str, ...]) -> Json:
    """Those parameters that are given."""
    return {name: p[name] for name in names if name in p}


@plays("sendLocation")
def send_location(request: Request) -> Json:
    """A place."""
    chat = place(request, "text")
    return send(request, chat, {"location": taken(request.p, LOCATION)}).show()


@plays("sendVenue")
def send_venue(request: Request) -> Json:
    """A place with a name."""
    chat = place(request, "text")
    location = taken(request.p, LOCATION[:2])
    venue = {"location": location} | taken(request.p, VENUE)
    return send(request, chat, {"venue": venue, "location": location}).show()


@plays("sendContact")
def send_contact(request: Request) -> Json:
    """A phone number."""
    chat = place(request, "text")
    return send(request, chat, {"contact": taken(request.p, CONTACT)}).show()


@plays("sendDice")
def send_dice(request: Request) -> Json:
    """A random value."""
    chat = place(request, "text")
    emoji = request.p.get("emoji", "🎲")
    value = request.town.random.randint(1, DICE.get(emoji, 6))
    return send(request, chat, {"dice": {"emoji": emoji, "value": value}}).show()
