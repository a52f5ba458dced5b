package blogjar.write;

/** A date of front matter as it is written there, without quotes: {@code 2024-01-02 03:04:05}. */
record Wall(String text) {
    @Override
    public String toString() {
        return text;
    }
}
