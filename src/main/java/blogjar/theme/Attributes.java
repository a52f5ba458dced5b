package blogjar.theme;

import org.jspecify.annotations.Nullable;

/** A part of the model that templates may look into: nothing else of an object can be reached by them. */
interface Attributes {
    /** Stands for "there is no such attribute". */
    Object UNKNOWN = new Object();

    /** Its name for messages: {@code a post}. */
    String kind();

    /** The value of an attribute: null where it is empty, {@link #UNKNOWN} where there is no such attribute. */
    @Nullable
    Object attribute(String name);
}
