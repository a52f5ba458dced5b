package blogjar.acme.dns;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server on a loopback address, by UDP and TCP, for zones that a test fills. */
final class FakeDns implements Closeable {
    private static final int RESPONSE = 0x8400;
    private static final int TRUNCATED = 0x0200;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<String, List<String>> records = new ConcurrentHashMap<>();
    private final Map<String, Integer> codes = new ConcurrentHashMap<>();
    private final Map<String, String> aliasesOfAll = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> zones = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean longReplies;

    private FakeDns(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
        start(this::answerDatagrams);
        start(this::answerConnections);
    }

    /** @param port 0 for any */
    static FakeDns start(String address, int port) throws IOException {
        InetAddress at = InetAddress.getByName(address);
        ServerSocket tcp = new ServerSocket(port, 0, at);
        return new FakeDns(new DatagramSocket(new InetSocketAddress(at, tcp.getLocalPort())), tcp);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    }

    FakeDns zone(String name) {
        zones.add(name);
        return this;
    }

    FakeDns add(String name, RecordType type, String... data) {
        records.computeIfAbsent(name + " " + type, key -> new CopyOnWriteArrayList<>())
                .addAll(List.of(data));
        return this;
    }

    void remove(String name, RecordType type, String data) {
        records.getOrDefault(name + " " + type, new ArrayList<>()).remove(data);
    }

    List<String> at(String name, RecordType type) {
        return List.copyOf(records.getOrDefault(name + " " + type, List.of()));
    }

    /** An alias of every name below one, where there is nothing else. */
    FakeDns aliasOfAll(String below, String target) {
        aliasesOfAll.put(below, target);
        return this;
    }

    private List<String> aliases(String name) {
        boolean isThere = records.keySet().stream().anyMatch(key -> key.startsWith(name + " "));
        int dot = name.indexOf('.');
        String ofAll = aliasesOfAll.get(name.substring(dot + 1));
        return isThere || ofAll == null ? at(name, RecordType.CNAME) : List.of(ofAll);
    }

    /** Every answer for a name is this code. */
    FakeDns fail(String name, int code) {
        codes.put(name, code);
        return this;
    }

    FakeDns silence() {
        silent = true;
        return this;
    }

    /** Every reply is too long for a datagram. */
    FakeDns longReplies() {
        longReplies = true;
        return this;
    }

    /** All that was asked: {@code NAME TYPE}. */
    List<String> questions() {
        return questions;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fake DNS");
        thread.setDaemon(true);
        thread.start();
    }

    private void answerDatagrams() {
        byte[] bytes = new byte[1024];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                udp.receive(packet);
                byte[] reply = reply(ByteBuffer.wrap(bytes, 0, packet.getLength()), longReplies);
                if (!silent) {
                    udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void answerConnections() {
        try {
            while (true) {
                try (Socket socket = tcp.accept()) {
                    DataInputStream in = new DataInputStream(socket.getInputStream());
                    byte[] question = new byte[in.readUnsignedShort()];
                    in.readFully(question);
                    byte[] reply = reply(ByteBuffer.wrap(question), false);
                    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                    out.writeShort(reply.length);
                    out.write(reply);
                    out.flush();
                }
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private byte[] reply(ByteBuffer question, boolean truncated) {
        int id = question.getShort();
        question.position(12);
        int from = question.position();
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = question.getShort();
        question.getShort();
        byte[] echoed = new byte[question.position() - from];
        question.get(from, echoed);
        RecordType kind = List.of(RecordType.values()).stream()
                .filter(one -> one.number() == type)
                .findFirst()
                .orElseThrow();
        questions.add(name + " " + kind);
        return reply(id, echoed, name.toString(), kind, truncated);
    }

    private byte[] reply(int id, byte[] question, String name, RecordType type, boolean truncated) {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        int count = answers(name, type, answers, 0);
        Optional<String> zone =
                zones.stream().filter(one -> ZoneNames.isIn(name, one)).findFirst();
        boolean isZone = zone.filter(name::equals).isPresent();
        if (type == RecordType.SOA && isZone) {
            count += record(answers, name, RecordType.SOA, "ns." + name);
        }
        ByteArrayOutputStream authority = new ByteArrayOutputStream();
        int authorities =
                count == 0 && zone.isPresent() ? record(authority, zone.get(), RecordType.SOA, "ns." + zone.get()) : 0;
        boolean known = isZone || records.keySet().stream().anyMatch(key -> key.startsWith(name + " "));
        int code = codes.getOrDefault(name, known || count > 0 ? 0 : 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, id);
        number(out, RESPONSE | (truncated ? TRUNCATED : 0) | code);
        number(out, 1);
        number(out, truncated ? 0 : count);
        number(out, truncated ? 0 : authorities);
        number(out, 0);
        out.writeBytes(question);
        if (!truncated) {
            out.writeBytes(answers.toByteArray());
            out.writeBytes(authority.toByteArray());
        }
        return out.toByteArray();
    }

    private int answers(String name, RecordType type, ByteArrayOutputStream out, int depth) {
        int count = 0;
        for (String alias : aliases(name)) {
            count += record(out, name, RecordType.CNAME, alias);
            if (type != RecordType.CNAME && depth < 8) {
                count += answers(alias, type, out, depth + 1);
            }
        }
        if (type != RecordType.CNAME) {
            for (String data : at(name, type)) {
                count += record(out, name, type, data);
            }
        }
        return count;
    }

    private static int record(ByteArrayOutputStream out, String name, RecordType type, String data) {
        name(out, name);
        number(out, type.number());
        number(out, 1);
        number(out, 0);
        number(out, 60);
        byte[] bytes = data(type, data);
        number(out, bytes.length);
        out.writeBytes(bytes);
        return 1;
    }

    private static byte[] data(RecordType type, String data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (type) {
            case A, AAAA -> out.writeBytes(address(data));
            case TXT -> string(out, data);
            case CAA -> {
                String[] parts = data.split(" ", 3);
                out.write(Integer.parseInt(parts[0]));
                string(out, parts[1]);
                out.writeBytes(parts[2].getBytes(StandardCharsets.US_ASCII));
            }
            case SOA -> {
                name(out, data);
                name(out, "root." + data);
                out.writeBytes(new byte[20]);
            }
            default -> name(out, data);
        }
        return out.toByteArray();
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (IOException impossible) {
            throw new IllegalArgumentException(text, impossible);
        }
    }

    private static void string(ByteArrayOutputStream out, String text) {
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void name(ByteArrayOutputStream out, String name) {
        for (String label : name.split("\\.")) {
            string(out, label);
        }
        out.write(0);
    }

    private static void number(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
