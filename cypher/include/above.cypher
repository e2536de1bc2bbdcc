// Each organisation that `subject` falls to, up to the top; an organisation is among them itself.
// params:
//   asOf: DATE
// reads: subject
// gives: aboveRoot
// prefix: above
MATCH (subject)
  (()-[aboveUp:PART_OF|BELONGS_TO|FALLS_TO|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|ABOUT]->()
    WHERE coalesce(aboveUp.since <= $asOf, true) AND coalesce(aboveUp.until > $asOf, true)){0,40}
  (()<-[aboveOver:COVERS|SET_UP_IN]-()
    WHERE coalesce(aboveOver.since <= $asOf, true) AND coalesce(aboveOver.until > $asOf, true)){0,1}
  (()-[abovePart:PART_OF]->()
    WHERE coalesce(abovePart.since <= $asOf, true) AND coalesce(abovePart.until > $asOf, true)){0,32}
  (aboveRoot:Organisation)
