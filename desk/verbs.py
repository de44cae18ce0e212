"""All verbs of one desk in one hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from desk.acting import Office
from desk.alerting import Alerting
from desk.approving import Approving
from desk.carding import Carding
from desk.changing import Changing
from desk.chasing import Chasing
from desk.competing import Competing
from desk.connecting import Connecting
from desk.consulting import Consulting
from desk.counting import Counting
from desk.diagnosing import Diagnosing
from desk.drafting import Drafting
from desk.enlisting import Enlisting
from desk.freezing import Freezing
from desk.gathering import Gathering
from desk.halting import Halting
from desk.handing import Handing
from desk.importing import Importing
from desk.judging import Judging
from desk.listening import Listening
from desk.moderating import Moderating
from desk.muting import Muting
from desk.passing_on import PassingOn
from desk.polling import Polling
from desk.publishing import Publishing
from desk.reacting import Reacting
from desk.remembering import Remembering
from desk.replying import Replying
from desk.reporting import Reporting
from desk.resolving import Resolving
from desk.responding import Responding
from desk.ruling import Ruling
from desk.saving import Saving
from desk.scheduling import Scheduling
from desk.showing import Showing
from desk.solving import Solving
from desk.sourcing import Sourcing
from desk.spiking import Spiking
from desk.staffing import Staffing
from desk.storming import Storming
from desk.suggesting import Suggesting
from desk.tagging import Tagging
from desk.teaching import Teaching
from desk.timetabling import Timetabling
from desk.timing import Timing
from desk.viewing import Viewing
from desk.watching import Watching


@dataclass(frozen=True, slots=True)
class Desk:
    office: Office
    drafting: Drafting
    gathering: Gathering
    approving: Approving
    scheduling: Scheduling
    publishing: Publishing
    changing: Changing
    resolving: Resolving
    freezing: Freezing
    connecting: Connecting
    diagnosing: Diagnosing
    tagging: Tagging
    staffing: Staffing
    viewing: Viewing
    carding: Carding
    judging: Judging
    listening: Listening
    watching: Watching
    consulting: Consulting
    teaching: Teaching
    alerting: Alerting
    showing: Showing
    counting: Counting
    reporting: Reporting
    competing: Competing
    importing: Importing
    polling: Polling
    reacting: Reacting
    replying: Replying
    responding: Responding
    moderating: Moderating
    saving: Saving
    suggesting: Suggesting
    timetabling: Timetabling
    sourcing: Sourcing
    storming: Storming
    spiking: Spiking
    timing: Timing
    handing: Handing
    muting: Muting
    ruling: Ruling
    halting: Halting
    remembering: Remembering
    passing_on: PassingOn
    solving: Solving
    chasing: Chasing
    enlisting: Enlisting


def open_desk(office: Office, worker: str, ahead: timedelta = timedelta(0)) -> Desk:
    """`worker` names this process in leases and attempts; what falls due within `ahead` is claimed already."""
    judging = Judging(office)
    consulting = Consulting(office)
    listening = Listening(office, judging, consulting)
    freezing = Freezing(office)
    connecting = Connecting(office)
    return Desk(
        office=office,
        drafting=Drafting(office),
        gathering=Gathering(office),
        approving=Approving(office),
        scheduling=Scheduling(office),
        publishing=Publishing(office, worker, ahead),
        changing=Changing(office),
        resolving=Resolving(office),
        freezing=freezing,
        connecting=connecting,
        diagnosing=Diagnosing(office, connecting),
        tagging=Tagging(office),
        staffing=Staffing(office),
        viewing=Viewing(office),
        carding=Carding(office),
        judging=judging,
        listening=listening,
        watching=Watching(office, judging),
        consulting=consulting,
        teaching=Teaching(office, judging),
        alerting=Alerting(office),
        showing=Showing(office),
        counting=Counting(office),
        reporting=Reporting(office),
        competing=Competing(office),
        importing=Importing(office),
        polling=Polling(office),
        reacting=Reacting(office),
        replying=Replying(office, worker),
        responding=Responding(office),
        moderating=Moderating(office),
        saving=Saving(office),
        suggesting=Suggesting(office),
        timetabling=Timetabling(office),
        sourcing=Sourcing(office, judging, listening),
        storming=Storming(office),
        spiking=Spiking(office),
        timing=Timing(office),
        handing=Handing(office),
        muting=Muting(office),
        ruling=Ruling(office),
        halting=Halting(office, freezing),
        remembering=Remembering(office),
        passing_on=PassingOn(office),
        solving=Solving(office),
        chasing=Chasing(office),
        enlisting=Enlisting(office),
    )
