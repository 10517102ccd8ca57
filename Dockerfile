# Two stages: the build needs the compiler, the image does not.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json build.mjs keep-code.mjs ./
COPY src src
COPY commands commands
COPY data/sample data/sample
COPY data/*.json data/
# The full install, because it compiles (prepare); what only the build needs is taken out again.
RUN npm ci --no-audit --no-fund && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-slim
# git is what repositories are imported with, and ssh and the certificates are for those on the network.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates git openssh-client && rm -rf /var/lib/apt/lists/*
# A repository that is mounted belongs to somebody outside, and git would not read it: whoever mounts it trusts it.
RUN git config --system --add safe.directory '*'
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/data data
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production ANNALIST_DATA=/data/store HEALTH_PORT=8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Without a shell between, so that the signal to stop arrives.
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["start"]
