# docker build -t blog .
# docker run -id --name="blog" -v /etc/letsencrypt/:/etc/letsencrypt/ -p 80:80 -p 443:443 blog
#
# With a blog of your own, two lines:   FROM blog
#                                       COPY . /blog
# The bases are arguments; the steps are plain sh and name no processor, so that any other will do as well (deploy/image builds on Debian).
# The image is of nothing but Java, the jar and the C library; on RUN_IMAGE=alpine:3, of the same release as BUILD_IMAGE, it has a shell too.
ARG BUILD_IMAGE=maven:3-eclipse-temurin-25-alpine
ARG RUN_IMAGE=scratch

FROM ${BUILD_IMAGE} AS jar
WORKDIR /src
# What Maven fetches, in a layer of its own, which changes with the pom only: the same build, of no source. Where a builder keeps
# caches, a pom that changed costs just what is new in it.
COPY pom.xml ./
COPY .mvn ./.mvn
RUN --mount=type=cache,target=/var/cache/maven \
    mvn -B -q -Dfast -DskipTests -Dmaven.repo.local=/var/cache/maven package && cp -R /var/cache/maven /repository && rm -rf target
COPY LICENSE NOTICE ./
COPY src ./src
COPY themes ./themes
RUN mvn -B -q -o -Dfast -DskipTests -Dmaven.repo.local=/repository package

FROM ${BUILD_IMAGE} AS runtime
# Only the modules that the jar uses; no tool, no header, no manual. And what these want of the system.
COPY deploy/runtime deploy/Link.java deploy/rootfs /opt/deploy/
RUN sh /opt/deploy/runtime /opt/jre && sh /opt/deploy/rootfs /rootfs /opt/jre && mkdir -p /rootfs/opt && cp -R /opt/jre /rootfs/opt/

FROM runtime AS start
COPY deploy/java.options /opt/java.options
COPY deploy/Slim.java deploy/Kept.java deploy/Lambdas.java deploy/Lambda.java deploy/Companion.java deploy/record /opt/deploy/
COPY --from=jar /src/target/blog.jar /tmp/
# What a start needs is recorded while the program serves its demo to itself; the time of the jar is part of it. What was kept of the demo is shown at once by a container without a blog.
RUN java /opt/deploy/Slim.java /tmp/blog.jar /opt/blog.jar && touch -t 202601010000 /opt/blog.jar && \
    sh /opt/deploy/record /opt/jre/bin/java /opt /tmp/practice && \
    mkdir -p /start/demo && mv /opt/blog.jar /opt/blog.aot /start/ && \
    cp -R /tmp/practice/blog /tmp/practice/data /start/demo/ && \
    { cat /opt/java.options; echo; echo -XX:AOTCache=/opt/blog.aot; echo -jar /opt/blog.jar; } >/start/blog && chmod -R a+rX /start

FROM ${RUN_IMAGE}
# From what changes least to what changes most.
COPY --from=runtime /rootfs/ /
COPY deploy/java.options /opt/java.options
COPY --from=jar /src/target/classes/META-INF/sbom/blog.cdx.json /opt/
COPY --from=start /start/ /opt/
# One arena of the C library: what one thread freed serves the next, 5 MB less and a start sooner.
ENV LANG=C.UTF-8 MALLOC_ARENA_MAX=1
# Ports and certificates as the blog's readers expect them, and a user who is not root to face them; every one is an option of "serve" as well.
ENV PATH=/opt/jre/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    BLOG_SOURCE=/blog \
    BLOG_ADDRESS=0.0.0.0 \
    BLOG_PORT=80 \
    BLOG_HTTPS_PORT=443 \
    BLOG_CERTIFICATES=/etc/letsencrypt \
    BLOG_RUN_AS=10001 \
    BLOG_DEMO_IF_EMPTY=true \
    BLOG_DEMO_FROM=/opt/demo
EXPOSE 80 443
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["/opt/jre/bin/java", "@/opt/java.options", "-XX:AOTCache=/opt/blog.aot", "-cp", "/opt/blog.jar", "blogjar.cli.Health"]
# Last, as each commit has another revision.
ARG SOURCE=""
ARG REVISION=""
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="blog.jar" \
      org.opencontainers.image.description="Builds a Hexo blog as it is on disk and serves it over HTTPS" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.version="${VERSION}"
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/jre/bin/java", "@/opt/blog"]
CMD ["serve"]
