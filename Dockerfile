# syntax=docker/dockerfile:1
# docker build -t blog .
# docker run -id --name="blog" -v /etc/letsencrypt/:/etc/letsencrypt/ -p 80:80 -p 443:443 blog
#
# With a blog of your own, two lines:   FROM blog
#                                       COPY . /blog
ARG BUILD_IMAGE=maven:3-eclipse-temurin-25-alpine
ARG RUN_IMAGE=alpine:3

FROM ${BUILD_IMAGE} AS jar
WORKDIR /src
COPY pom.xml ./
COPY .mvn ./.mvn
RUN mvn -B -q -Dfast dependency:go-offline
COPY src ./src
COPY themes ./themes
RUN mvn -B -q -Dfast -DskipTests package

FROM ${BUILD_IMAGE} AS runtime
# Only the modules that the jar uses; no tool, no header, no manual.
RUN "${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}/bin/jlink" \
      --add-modules java.base,java.logging,java.net.http,java.management,jdk.management,java.security.sasl,jdk.unsupported \
      --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 \
      --output /opt/java

FROM ${RUN_IMAGE}
COPY --from=runtime /opt/java /opt/java
COPY --from=jar /src/target/blog.jar /opt/blog.jar
# Ports and certificates as the blog's readers expect them; every one is an option of "serve" as well.
ENV LANG=C.UTF-8 \
    PATH=/opt/java/bin:$PATH \
    BLOG_SOURCE=/blog \
    BLOG_ADDRESS=0.0.0.0 \
    BLOG_PORT=80 \
    BLOG_HTTPS_PORT=443 \
    BLOG_CERTIFICATES=/etc/letsencrypt \
    BLOG_DEMO_IF_EMPTY=true
EXPOSE 80 443
STOPSIGNAL SIGTERM
# A heap that begins small stays small, and is small again after a build; with room for those who survive once, less of what is
# used once grows old; smaller pieces of code are compiled sooner.
ENTRYPOINT ["/opt/java/bin/java", "-XX:+UseSerialGC", "-Xms16m", "-XX:-ShrinkHeapInSteps", "-XX:MaxHeapFreeRatio=40", \
    "-XX:NewSize=8m", "-XX:SurvivorRatio=2", "-Xss512k", "-XX:InlineSmallCode=1000", "-jar", "/opt/blog.jar"]
CMD ["serve"]
