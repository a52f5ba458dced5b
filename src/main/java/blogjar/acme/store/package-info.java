/**
 * Certificates, accounts and what must outlive a restart, in one folder laid out as certbot's: in, a certificate with its key;
 * out, files that are there whole whenever the power fails. Who writes holds a {@link blogjar.acme.store.StoreLock}; who reads needs
 * none. Lineages of certbot are read and left alone.
 *
 * <p>The layout is that of certbot 2.1.0, {@code certbot/_internal/storage.py} and {@code account.py}.
 */
@NullMarked
package blogjar.acme.store;

import org.jspecify.annotations.NullMarked;
