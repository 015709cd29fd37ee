/// What young people, facilitators and the lead do with breakouts, and what each of them sees of a room.
///
/// Always: what is shown of a person is a pseudonym, or a facilitator's name; nobody learns who is in another room;
/// every answer says where the person goes next.
@NullMarked
package org.plenary.youth.room;

import org.jspecify.annotations.NullMarked;
