package blogjar.deploy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What a host has, and what we noted there of what we brought. No host tells the content of a file without sending it; so the note says
 * it, for files whose size and time are still those of the note.
 *
 * @param files by path from the root
 * @param folders likewise
 * @param strays files of ours that were never finished
 * @param noted what was brought
 */
record SftpSite(
        SortedMap<String, Seen> files, Set<String> folders, Set<String> strays, SortedMap<String, Noted> noted) {
    static final String NOTE = ".blog-files";
    static final String UNFINISHED = ".blog-new-";
    private static final String HEAD = "blog.jar 1\n";
    private static final int FIELDS = 4;

    /** @param time in seconds, by the clock of the host */
    record Seen(long size, int time) {}

    /** @param digest SHA-256, in hexadecimal digits */
    record Noted(Seen seen, String digest) {
        private static final int NEVER = -1;

        /** Of something that is not there yet, or not whole. */
        static Noted onTheWay(long size) {
            return new Noted(new Seen(size, NEVER), "-");
        }
    }

    static SftpSite read(SftpLine line, String root) throws IOException {
        SortedMap<String, Seen> files = new ConcurrentSkipListMap<>();
        Set<String> folders = new ConcurrentSkipListSet<>();
        Set<String> strays = new ConcurrentSkipListSet<>();
        Set<String> next = ConcurrentHashMap.newKeySet();
        next.add("");
        while (!next.isEmpty()) {
            Set<String> level = Set.copyOf(next);
            next.clear();
            line.<String>each(level, (channel, folder) -> {
                for (Map.Entry<String, SftpATTRS> one :
                        list(channel, SftpPaths.at(root, folder)).entrySet()) {
                    String path = folder.isEmpty() ? one.getKey() : folder + "/" + one.getKey();
                    if (one.getValue().isDir()) {
                        if (!one.getKey().startsWith(SftpLock.NAME)) {
                            folders.add(path);
                            next.add(path);
                        }
                    } else if (one.getKey().startsWith(UNFINISHED)) {
                        strays.add(path);
                    } else if (one.getValue().isReg() && !path.equals(NOTE)) {
                        files.put(path, seen(one.getValue()));
                    }
                }
            });
        }
        return new SftpSite(files, folders, strays, line.ask(NOTE, channel -> noted(channel, root)));
    }

    static Seen seen(SftpATTRS attributes) {
        return new Seen(attributes.getSize(), attributes.getMTime());
    }

    /** What is in a folder, by name; nothing where it is not there. */
    static Map<String, SftpATTRS> list(ChannelSftp channel, String folder) throws SftpException {
        Map<String, SftpATTRS> entries = new TreeMap<>();
        try {
            channel.ls(SftpPaths.quoted(folder), entry -> {
                if (!entry.getFilename().equals(".") && !entry.getFilename().equals("..")) {
                    entries.put(entry.getFilename(), entry.getAttrs());
                }
                return ChannelSftp.LsEntrySelector.CONTINUE;
            });
        } catch (SftpException failed) {
            SftpPaths.unlessAbsent(failed);
        }
        return entries;
    }

    /** A note that can't be read is none: its files are looked into then. */
    private static SortedMap<String, Noted> noted(ChannelSftp channel, String root) throws SftpException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            channel.get(SftpPaths.quoted(SftpPaths.at(root, NOTE)), bytes);
        } catch (SftpException failed) {
            SftpPaths.unlessAbsent(failed);
        }
        SortedMap<String, Noted> noted = new TreeMap<>();
        String text = bytes.toString(StandardCharsets.UTF_8);
        if (text.startsWith(HEAD)) {
            text.substring(HEAD.length()).lines().forEach(one -> {
                String[] parts = one.split(" ", FIELDS);
                if (parts.length == FIELDS
                        && parts[1].matches("\\d{1,18}")
                        && parts[2].matches("-?\\d{1,9}|-?[12]\\d{9}")) {
                    Seen seen = new Seen(Long.parseLong(parts[1]), (int) Long.parseLong(parts[2]));
                    noted.put(parts[FIELDS - 1], new Noted(seen, parts[0]));
                }
            });
        }
        return noted;
    }

    static void write(SftpLine line, String root, SortedMap<String, Noted> noted) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        noted.forEach((path, one) -> text.append(one.digest)
                .append(' ')
                .append(one.seen.size)
                .append(' ')
                .append(one.seen.time)
                .append(' ')
                .append(path)
                .append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        String beside = SftpPaths.at(root, UNFINISHED + "files");
        line.<String>each(Set.of(NOTE), (channel, name) -> {
            channel.put(new ByteArrayInputStream(bytes), SftpPaths.quoted(beside));
            replace(channel, beside, SftpPaths.at(root, name));
        });
    }

    /** At once, where the host can; else the old one goes first. */
    static void replace(ChannelSftp channel, String from, String to) throws SftpException {
        if (channel.getExtension("posix-rename@openssh.com") == null) {
            SftpPaths.removeIfThere(channel, to);
        }
        channel.rename(SftpPaths.quoted(from), SftpPaths.quoted(to));
    }
}
