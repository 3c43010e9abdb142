# docker build -t calfeed .
# docker run -p 8080:8080 -v "$PWD/announcements:/var/spool/calfeed:ro" -v calfeed:/var/lib/calfeed calfeed

FROM swift:6.3-bookworm AS build
WORKDIR /src
# What is installed and the dependencies change less often than the code: a layer of their own.
COPY Makefile Package.swift ./
RUN apt-get update \
    && apt-get install -y --no-install-recommends make \
    && make packages \
    && swift package resolve
COPY . .
RUN make release install DESTDIR=/out \
    && install -m 644 Config/container.toml /out/etc/calfeed/calfeed.toml

FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates libgcc-s1 libical3 libqrencode4 libsqlite3-0 libstdc++6 libxml2 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 990 --user-group --home-dir /var/lib/calfeed --no-create-home \
        --shell /usr/sbin/nologin calfeed \
    && install -d -o calfeed -g calfeed /var/lib/calfeed /var/spool/calfeed
COPY --from=build /out/ /
USER calfeed
VOLUME ["/var/lib/calfeed"]
EXPOSE 8080
# The slim image has no HTTP client; bash opens the connection itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["/usr/bin/calfeedd"]
CMD ["serve", "--config", "/etc/calfeed/calfeed.toml"]
