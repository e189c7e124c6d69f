import { ApolloServer } from '@apollo/server';
import { graphqlHTTP } from 'express-graphql';
import depthLimit from 'graphql-depth-limit';

// ruleid: js-graphql-unbounded
const open = new ApolloServer({ typeDefs, resolvers });

// ruleid: js-graphql-unbounded
app.use('/graphql', graphqlHTTP({ schema, graphiql: false }));

// ok: js-graphql-unbounded
const bounded = new ApolloServer({ typeDefs, resolvers, validationRules: [depthLimit(8)] });

// ok: js-graphql-unbounded
app.use('/bounded', graphqlHTTP({ schema, validationRules: [depthLimit(8)] }));
