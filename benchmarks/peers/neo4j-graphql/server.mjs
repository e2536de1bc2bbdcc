// Peer: @neo4j/graphql behind GraphQL Yoga on loopback, set up as its manual says. `--sdl` prints the generated schema.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { Neo4jGraphQL } from '@neo4j/graphql'
import { printSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import neo4j from 'neo4j-driver'

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, PORT } = process.env
const typeDefs = readFileSync(new URL('typedefs.graphql', import.meta.url), 'utf8')
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD))
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema()

if (process.argv.includes('--sdl')) {
  console.log(printSchema(schema))
  process.exit()
}
const yoga = createYoga({ schema, logging: false, graphiql: false, context: { sessionConfig: { database: 'neo4j' } } })
createServer(yoga).listen(Number(PORT), '127.0.0.1')
