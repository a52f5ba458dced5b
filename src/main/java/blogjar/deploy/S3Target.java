package blogjar.deploy;

import blogjar.deploy.s3.Bucket;
import blogjar.deploy.s3.Refused;
import blogjar.deploy.s3.Unreached;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of an object store ({@code type: s3}, and those of the plugins for OSS and COS). Objects are whole or not there, so none is
 * put beside its place; what pages need goes before the pages, and what the site has no more goes last.
 *
 * @param atOnce so many requests
 * @param caches that are told of what changed; null for none
 */
record S3Target(
        S3Place place,
        S3Form form,
        Removal removal,
        Duration patience,
        int atOnce,
        @Nullable S3Caches caches) implements Target {

    /** What is to be done. */
    private record Plan(
            SortedMap<String, Path> files,
            NavigableSet<String> send,
            SortedMap<String, S3Site.Noted> same,
            Set<String> remove) {
        int added(S3Site there) {
            return (int) send.stream()
                    .filter(path -> !there.files().containsKey(path))
                    .count();
        }

        /** Removals without which a store that keeps objects as files could not take others, as a file stands for a folder, or a folder for a file. */
        Set<String> inTheWay() {
            Set<String> early = new TreeSet<>();
            for (String path : remove) {
                String below = send.ceiling(path + "/");
                boolean folder = below != null && below.startsWith(path + "/");
                for (int slash = path.lastIndexOf('/');
                        slash > 0 && !folder;
                        slash = path.lastIndexOf('/', slash - 1)) {
                    folder = send.contains(path.substring(0, slash));
                }
                if (folder) {
                    early.add(path);
                }
            }
            return early;
        }
    }

    @Override
    public String name() {
        return "bucket " + place;
    }

    @Override
    public Delivery deploy(Shipment shipment) throws IOException {
        NavigableMap<String, Path> files = shipment.files();
        try (Parallel parallel = new Parallel(atOnce)) {
            Bucket bucket = place.open();
            if (shipment.rehearse()) {
                S3Site there = S3Site.read(bucket, place.prefix(), files);
                return told(plan(bucket, parallel, there, files, shipment), there);
            }
            S3Lock lock = S3Lock.take(
                    bucket,
                    place.prefix(),
                    patience,
                    () -> shipment.say().accept(name() + ": another deploy is at it; this one waits until it ends"));
            try {
                S3Site there = S3Site.read(bucket, place.prefix(), files);
                Plan plan = plan(bucket, parallel, there, files, shipment);
                carryOut(bucket, parallel, lock, there, plan);
                lock.release(false);
                return told(plan, there);
            } catch (IOException | RuntimeException failed) {
                try {
                    lock.release(true);
                } catch (IOException also) {
                    failed.addSuppressed(also);
                }
                throw failed;
            }
        } catch (Refused refused) {
            throw place.refused("the list of what is there, or our notes beside it", refused);
        } catch (Unreached failed) {
            throw place.unreached(failed);
        }
    }

    private static Delivery told(Plan plan, S3Site there) {
        int added = plan.added(there);
        return Delivery.of(
                added + " new, " + (plan.send.size() - added) + " changed, " + plan.remove.size() + " removed, "
                        + plan.same.size() + " the same",
                plan.send,
                plan.remove);
    }

    private Plan plan(Bucket bucket, Parallel parallel, S3Site there, SortedMap<String, Path> files, Shipment shipment)
            throws IOException {
        NavigableSet<String> send = new ConcurrentSkipListSet<>();
        SortedMap<String, S3Site.Noted> same = new ConcurrentSkipListMap<>();
        parallel.<Map.Entry<String, Path>>each(files.entrySet(), file -> {
            String path = file.getKey();
            String etag = there.files().get(path);
            if (etag == null) {
                send.add(path);
                return;
            }
            S3Site.Noted noted = there.noted().get(path);
            S3Site.Noted now = new S3Site.Noted(form.digest(path, file.getValue()), etag);
            if (noted != null && noted.etag().equals(etag) && noted.isKnown()) {
                if (noted.told().equals(now)) {
                    same.put(path, noted.told());
                } else {
                    send.add(path);
                }
            } else if (isSame(bucket, path, file.getValue(), etag)) {
                same.put(path, now);
            } else {
                send.add(path);
            }
        });
        Set<String> remove = new TreeSet<>();
        if (removal != Removal.NOTHING) {
            there.files().keySet().stream()
                    .filter(path -> removal == Removal.ALL || there.noted().containsKey(path))
                    .filter(path -> !files.containsKey(path))
                    .forEach(remove::add);
        }
        shipment.allowRemovals(name(), remove.size());
        return new Plan(files, send, same, remove);
    }

    /** Looks at what the note does not know, where its content may be the one. */
    private boolean isSame(Bucket bucket, String path, Path file, String etag) throws IOException {
        if (!etag.equals(form.body(path, file).md5())) {
            return false;
        }
        Optional<Bucket.Fields> fields = bucket.look(place.prefix() + path);
        return fields.isPresent() && form.isAs(path, file, fields.get());
    }

    private void carryOut(Bucket bucket, Parallel parallel, S3Lock lock, S3Site there, Plan plan) throws IOException {
        SortedMap<String, S3Site.Noted> noted = new ConcurrentSkipListMap<>(plan.same);
        plan.remove.stream()
                .filter(there.noted()::containsKey)
                .forEach(path ->
                        noted.put(path, Objects.requireNonNull(there.noted().get(path))));
        if (plan.send.isEmpty() && plan.remove.isEmpty() && noted.equals(there.noted())) {
            return;
        }
        Set<String> changed = new TreeSet<>();
        if (caches != null) {
            changed.addAll(there.untold());
            changed.forEach(path -> noted.put(
                    path,
                    noted.getOrDefault(path, new S3Site.Noted(S3Site.UNKNOWN, S3Site.UNKNOWN))
                            .untold()));
            changed.addAll(plan.send);
            changed.addAll(plan.remove);
        }
        // What is about to be sent is ours from now on, whatever becomes of this run, and nothing is said of what it
        // is.
        plan.send.forEach(path -> noted.put(path, new S3Site.Noted(S3Site.UNKNOWN, S3Site.UNKNOWN)));
        S3Site.write(bucket, place.prefix(), noted);
        try {
            bring(bucket, parallel, lock, plan, noted);
            if (caches != null && !changed.isEmpty()) {
                caches.forget(changed);
            }
        } catch (IOException | ProblemException failed) {
            try {
                S3Site.write(
                        bucket.hasty(),
                        place.prefix(),
                        noted); // so that the next run need not look at what was brought
            } catch (IOException also) {
                failed.addSuppressed(also);
            }
            throw failed;
        }
        noted.keySet().retainAll(plan.files.keySet());
        noted.replaceAll((path, one) -> one.told());
        S3Site.write(bucket, place.prefix(), noted);
    }

    private void bring(Bucket bucket, Parallel parallel, S3Lock lock, Plan plan, SortedMap<String, S3Site.Noted> noted)
            throws IOException {
        Set<String> early = plan.inTheWay();
        remove(bucket, parallel, early);
        send(bucket, parallel, lock, plan, path -> !SiteFiles.isPage(path), noted);
        send(bucket, parallel, lock, plan, SiteFiles::isPage, noted);
        lock.ensure();
        Set<String> late = new TreeSet<>(plan.remove);
        late.removeAll(early);
        remove(bucket, parallel, late);
    }

    private void send(
            Bucket bucket,
            Parallel parallel,
            S3Lock lock,
            Plan plan,
            Predicate<String> which,
            Map<String, S3Site.Noted> noted)
            throws IOException {
        List<String> paths = plan.send.stream().filter(which).toList();
        parallel.<String>each(paths, path -> {
            lock.check();
            Path file = Objects.requireNonNull(plan.files.get(path));
            String digest = form.digest(path, file);
            try {
                String etag = bucket.put(place.prefix() + path, form.fields(path, file), form.body(path, file));
                S3Site.Noted brought = new S3Site.Noted(digest, etag);
                noted.put(path, caches == null ? brought : brought.untold());
            } catch (Refused refused) {
                throw place.refused(path, refused);
            }
        });
    }

    private void remove(Bucket bucket, Parallel parallel, Collection<String> paths) throws IOException {
        List<String> keys = paths.stream().map(path -> place.prefix() + path).toList();
        List<List<String>> lots = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += Bucket.AT_ONCE) {
            lots.add(keys.subList(from, Math.min(keys.size(), from + Bucket.AT_ONCE)));
        }
        for (List<String> lot : lots) {
            try {
                bucket.removeAll(lot);
            } catch (Refused unknown) {
                // A store that does not know it, or took offence at one of them, which it then says.
                parallel.<String>each(lot, key -> {
                    try {
                        bucket.remove(key);
                    } catch (Refused refused) {
                        refused.addSuppressed(unknown);
                        throw place.refused("to remove " + key, refused);
                    }
                });
            }
        }
    }
}
