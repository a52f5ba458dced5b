package blogjar.picture;

/** What is too much to be read. */
final class PixelLimit {
    private PixelLimit() {}

    /**
     * Looks at what the header of a picture says, before anything is made of it.
     *
     * @param most pixels that are read
     * @param pixelsOfOctet how many pixels an octet of the file stands for at most
     */
    static void check(int width, int height, long most, long fileLength, long pixelsOfOctet) throws BrokenPicture {
        long pixels = (long) width * height;
        if (pixels > most) {
            throw new BrokenPicture(
                    "it has " + width + " × " + height + " pixels, more than " + most / 1_000_000 + " million");
        }
        if (pixels > fileLength * pixelsOfOctet) {
            throw new BrokenPicture("its header promises " + width + " × " + height + " pixels, more than the "
                    + fileLength + " bytes of the file can hold");
        }
    }
}
