# Bellhop over HTTP or Socket Mode, with a MongoDB of your own (compose.yml shows all of it together).
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json manifest.yml LICENSE ./
USER node
EXPOSE 3000
# SIGTERM lets what is in flight end within 5 s
STOPSIGNAL SIGTERM
CMD ["node", "dist/main.js", "start"]
