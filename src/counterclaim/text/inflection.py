"""The forms of English words that tables list by their base.

A verb or noun comes in, its regular forms go out; irregular verbs are a table. It reads no text.
"""

from __future__ import annotations

_VOWELS = frozenset("aeiou")


def _table(text: str) -> dict[str, tuple[str, ...]]:
    return {base: tuple(rest) for base, *rest in (line.split() for line in text.strip().splitlines())}


# Past, participle where it differs, -ing; verbs that double their last letter stand here too.
IRREGULAR = _table("""
abet abetted abetting
abhor abhorred abhorring
admit admitted admitting
ban banned banning
bar barred barring
be am is are was were been being
bear bore borne bearing
become became becoming
beg begged begging
begin began begun beginning
bet betting
bid bade bidden bidding
blow blew blown blowing
brag bragged bragging
break broke broken breaking
bring brought bringing
broadcast broadcasting
build built building
buy bought buying
choose chose chosen choosing
come came coming
commit committed committing
cut cutting
do did done doing
draw drew drawn drawing
drop dropped dropping
eat ate eaten eating
expel expelled expelling
fall fell fallen falling
feel felt feeling
fight fought fighting
find found finding
fly flew flown flying
forbid forbade forbidden forbidding
foresee foresaw foreseen foreseeing
foretell foretold foretelling
forget forgot forgotten forgetting
forgive forgave forgiven forgiving
get got gotten getting
give gave given giving
go went gone going
gun gunned gunning
hang hung hanging
have has had having
hear heard hearing
hit hitting
hold held holding
hurt hurting
infer inferred inferring
jam jammed jamming
keep kept keeping
kidnap kidnapped kidnapping
know knew known knowing
lay laid laying
lead led leading
leave left leaving
let letting
lie lied lying
lose lost losing
make made making
mean meant meaning
meet met meeting
owe owed owing
pay paid paying
permit permitted permitting
pin pinned pinning
plan planned planning
plot plotted plotting
put putting
quip quipped quipping
quit quitting
ram rammed ramming
read reading
rebut rebutted rebutting
rig rigged rigging
rip ripped ripping
rob robbed robbing
run ran running
say said saying
see saw seen seeing
seek sought seeking
sell sold selling
send sent sending
set setting
shake shook shaken shaking
ship shipped shipping
shoot shot shooting
show showed shown showing
shrug shrugged shrugging
shut shutting
sink sank sunk sinking
slam slammed slamming
slap slapped slapping
slay slew slain slaying
speak spoke spoken speaking
stab stabbed stabbing
stand stood standing
steal stole stolen stealing
step stepped stepping
stop stopped stopping
strike struck stricken striking
submit submitted submitting
swear swore sworn swearing
take took taken taking
teach taught teaching
tear tore torn tearing
tell told telling
think thought thinking
throw threw thrown throwing
understand understood understanding
win won winning
withdraw withdrew withdrawn withdrawing
write wrote written writing
""")


def forms(verb: str, doubling: bool = False) -> tuple[str, ...]:
    """Base, third person, past and -ing form of a regular verb ('plan' doubles its last letter), or all forms of a known irregular one."""
    if verb in IRREGULAR:
        return (verb, with_s(verb), *IRREGULAR[verb])
    if doubling:
        return (verb, f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    stem = verb[:-1] if verb.endswith("e") else verb
    past = f"{verb[:-1]}i" if _is_consonant_y(verb) else stem
    return (verb, with_s(verb), f"{past}ed", f"{verb if verb.endswith('ee') else stem}ing")


def with_s(word: str) -> str:
    """Plural of a noun, third person of a verb."""
    if _is_consonant_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"


def _is_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS
