package blogjar.acme.renewal;

import java.util.function.UnaryOperator;

/** The attempts while the lock is held: each change is on the disk before what it stands for begins. */
final class Ledger {
    private final Shelf.Held held;
    private Attempts attempts;

    Ledger(Shelf.Held held, Attempts attempts) {
        this.held = held;
        this.attempts = attempts;
    }

    Attempts now() {
        return attempts;
    }

    void change(UnaryOperator<Attempts> change) {
        set(change.apply(attempts));
    }

    void set(Attempts changed) {
        if (!changed.equals(attempts)) {
            held.note(Notes.of(changed));
            attempts = changed;
        }
    }
}
