package org.plenary.youth.media;

/// Lets one person into the sound and picture of one breakout.
///
/// @param url where the browser connects, `ws` or `wss`
/// @param token what it connects with; a secret of the person's
public record Ticket(String url, String token) {

    /// Without the token.
    @Override
    public String toString() {
        return "Ticket[url=" + url + "]";
    }
}
