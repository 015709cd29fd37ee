package org.plenary.qna.vote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Questions, trees and votes as one would keep them on paper: no tallies, no roots, everything looked
/// up when it is wanted. What the service does is held against it.
final class PlainModel {

    /// A question; `above` is what it is merged into.
    static final class Note {

        final UUID id;
        String state = "waiting";
        int published;

        @Nullable
        Note above;

        /// `waiting` or `upheld`; null when nobody appeals against the decision that it stands by.
        @Nullable
        String appeal;

        /// Whose dismissal set it free, as long as nobody has decided about it since.
        @Nullable
        Note freedFrom;

        final Set<UUID> voters = new TreeSet<>();

        private Note(UUID id) {
            this.id = id;
        }

        Note root() {
            return above == null ? this : above.root();
        }

        boolean isOnBoard() {
            return Set.of("published", "selected").contains(state);
        }
    }

    private final Map<UUID, Note> notes = new LinkedHashMap<>();
    private int publications;
    private int decisions;

    List<Note> notes() {
        return List.copyOf(notes.values());
    }

    /// How many decisions there must be.
    int decisions() {
        return decisions;
    }

    void ask(UUID id) {
        notes.put(id, new Note(id));
    }

    private int moved(Note note, String to) {
        note.state = to;
        note.appeal = null;
        note.freedFrom = null;
        decisions++;
        return 200;
    }

    /// Each of these answers with the status that the service must answer with.
    int publish(Note note) {
        return switch (note.state) {
            case "waiting", "dismissed", "selected" -> {
                note.published = note.published == 0 ? ++publications : note.published;
                boolean returns = "dismissed".equals(note.state);
                moved(note, "published");
                if (returns) {
                    bringBack(note);
                }
                yield 200;
            }
            case "published" -> 200;
            default -> 409;
        };
    }

    int select(Note note) {
        return switch (note.state) {
            case "published" -> moved(note, "selected");
            case "selected" -> 200;
            default -> 409;
        };
    }

    int dismiss(Note note) {
        return switch (note.state) {
            case "waiting", "published", "selected" -> {
                var freed = setFree(note);
                freed.forEach(each -> each.freedFrom = note);
                yield moved(note, "dismissed");
            }
            case "dismissed" -> 200;
            default -> 409;
        };
    }

    int withdraw(Note note) {
        return switch (note.state) {
            case "waiting", "published", "selected", "merged", "dismissed" -> {
                setFree(note);
                note.above = null;
                yield moved(note, "withdrawn");
            }
            case "withdrawn" -> 200;
            default -> 409;
        };
    }

    int merge(Note note, Note into) {
        var root = into.root();
        if (note == into) {
            return 422;
        }
        if (root != note && note.root() == root) {
            return 200;
        }
        var takes = Set.of("waiting", "published", "selected").contains(root.state);
        if (root == note || !takes || !Set.of("waiting", "published").contains(note.state)) {
            return 409;
        }
        note.above = root;
        return moved(note, "merged");
    }

    int unmerge(Note note) {
        return switch (note.state) {
            case "merged" -> {
                free(note);
                yield 200;
            }
            case "waiting", "published" -> 200;
            default -> 409;
        };
    }

    int appeal(Note note) {
        if (!isRestricted(note) || "upheld".equals(note.appeal)) {
            return 409;
        }
        if (note.appeal == null) {
            note.appeal = "waiting";
            decisions++;
        }
        return 200;
    }

    int uphold(Note note) {
        if (!"waiting".equals(note.appeal)) {
            return 409;
        }
        note.appeal = "upheld";
        decisions++;
        return 200;
    }

    int overturn(Note note) {
        if (!"waiting".equals(note.appeal)) {
            return 409;
        }
        return "merged".equals(note.state) ? unmerge(note) : publish(note);
    }

    private static boolean isRestricted(Note note) {
        return Set.of("dismissed", "merged").contains(note.state);
    }

    private List<Note> setFree(Note above) {
        var below = notes().stream().filter(note -> note.above == above).toList();
        below.forEach(this::free);
        return below;
    }

    private void bringBack(Note root) {
        notes().stream().filter(note -> note.freedFrom == root).forEach(note -> {
            note.above = root;
            moved(note, "merged");
        });
    }

    private void free(Note note) {
        note.above = null;
        moved(note, note.published == 0 ? "waiting" : "published");
    }

    /// @return whether the question takes votes
    boolean vote(UUID person, Note note, boolean support) {
        var root = note.root();
        if (!root.isOnBoard()) {
            return false;
        }
        if (!support) {
            tree(root).forEach(each -> each.voters.remove(person));
        } else if (!supporters(root).contains(person)) {
            root.voters.add(person);
        }
        return true;
    }

    List<Note> tree(Note root) {
        return notes().stream().filter(note -> note.root() == root).toList();
    }

    Set<UUID> supporters(Note root) {
        var supporters = new HashSet<UUID>();
        tree(root).forEach(note -> supporters.addAll(note.voters));
        return supporters;
    }

    /// What a person supports, as roots.
    Set<UUID> of(UUID person) {
        var roots = new TreeSet<UUID>();
        notes().stream().filter(note -> note.voters.contains(person)).forEach(note -> roots.add(note.root().id));
        return roots;
    }

    /// The board in its ranking, each line an id and its votes.
    List<String> board() {
        var shown = new ArrayList<>(notes().stream().filter(Note::isOnBoard).toList());
        shown.sort(Comparator.comparing((Note note) -> -supporters(note).size()).thenComparing(note -> note.published));
        return shown.stream()
                .map(note -> note.id + " " + supporters(note).size() + " "
                        + (tree(note).size() - 1))
                .toList();
    }

    /// Every question, where it stands and hangs.
    Map<UUID, String> places() {
        var places = new LinkedHashMap<UUID, String>();
        notes.values().forEach(note -> {
            var above = note.above == null ? null : note.above.id;
            places.put(note.id, note.state + " " + above + " " + note.root().id);
        });
        return places;
    }
}
