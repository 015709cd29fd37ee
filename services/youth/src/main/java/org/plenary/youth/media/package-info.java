/// Sound and picture of breakouts, by a LiveKit server where one is configured; without one a breakout works in
/// text.
///
/// The breakout decides who is let in; this room makes the media server follow. [MediaRooms#hearing] says what sound
/// and picture are to a person, who is given a [Ticket] when they join; [MediaRooms#keep] is told again and again
/// who may be in, and [MediaRooms#endAllBut] which breakouts are open. So nothing has to be remembered here: what a
/// call could not do, the next round does.
///
/// What always holds:
/// - young people are in sound and picture only while two facilitators are connected to them, as the media server
///   says; facilitators come in first. With fewer, the next round, or the next who asks what they may hear, takes the
///   young people out; while the media server does not say, nobody is taken to be there: no ticket is given to a
///   young person, and their page is told to leave;
/// - a ticket is for one room and one person, lets its holder send microphone and camera and nothing else, and is
///   taken for seconds only;
/// - the media server knows a person by an identity that nobody can choose and that is theirs in that room alone;
///   name and role, as the others see them, are what this service says;
/// - no room comes into being but by [MediaRooms#keep]: an old ticket opens nothing once the room has ended;
/// - whom `keep` does not name is out with the next round, however they came in: LiveKit itself renews the token of
///   everybody who is connected, so that a token's end alone keeps nobody out;
/// - the media server knows a breakout's id and what the others see of a person, nothing else;
/// - a media server that is slow or silent holds nobody up, but who asks what they may hear for a second;
/// - no log of ours has a token, a secret or a pseudonym.
@NullMarked
package org.plenary.youth.media;

import org.jspecify.annotations.NullMarked;
