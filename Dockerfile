# Portolan's image. The engine's socket is root on the host: see docker-compose.yml for how to run this.

FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY packages/protocol/package.json packages/protocol/
COPY packages/sample-engine/package.json packages/sample-engine/
COPY packages/topology/package.json packages/topology/
COPY apps/server/package.json apps/server/
COPY apps/web/package.json apps/web/
RUN npm ci --include=dev
COPY . .
RUN npm run build

# What the server needs at run time, without the page's packages and the tools.
FROM node:24-slim AS packages
WORKDIR /packages
COPY package.json package-lock.json .npmrc ./
COPY packages/protocol/package.json packages/protocol/
COPY packages/sample-engine/package.json packages/sample-engine/
COPY packages/topology/package.json packages/topology/
COPY apps/server/package.json apps/server/
COPY apps/web/package.json apps/web/
RUN npm ci --omit=dev --workspace @portolan/server

FROM node:24-slim
ENV NODE_ENV=production \
    PORTOLAN_DATA_DIR=/data
WORKDIR /portolan
# The server finds the page beside itself: the same two folders as in a checkout.
COPY --from=packages /packages ./
COPY --from=build /build/apps/server/dist apps/server/dist
COPY --from=build /build/apps/web/dist apps/web/dist
RUN mkdir /data && chown node:node /data
# Not root. To open the socket the container needs its group: `--group-add`, see docker-compose.yml.
USER node
VOLUME /data
EXPOSE 7678
WORKDIR /portolan/apps/server
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "dist/main.js", "healthcheck"]
ENTRYPOINT ["node", "dist/main.js"]
