# syntax=docker/dockerfile:1
# Fil rouge, prêt pour la production : docs/deploiement.md.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY tab/no-icons ./tab/no-icons
# Aucun script d'installation n'est nécessaire pour compiler ni pour servir.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY bot ./bot
COPY cards ./cards
COPY documents ./documents
COPY src ./src
COPY tab ./tab
COPY visual ./visual
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production PORT=3978 DATA_DIR=/data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY plan ./plan
# Apprend des formulations une fois, ici : aucun démarrage n'a à le faire.
RUN npm run --silent learn
# Sert sans DATABASE_URL seulement ; à mettre alors sur un volume.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3978
# « /healthz » et non « /readyz » : redémarrer le service ne ramène pas une base absente.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node reçoit SIGTERM lui-même, et finit ce qui est en cours en moins de 10 s.
CMD ["node", "dist/src/main.js"]
