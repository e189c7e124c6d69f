import graphql.GraphQL;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.schema.GraphQLSchema;

class Services {
    GraphQL open(GraphQLSchema schema) {
        // ruleid: java-graphql-unbounded
        return GraphQL.newGraphQL(schema).build();
    }

    GraphQL async(GraphQLSchema schema) {
        // ruleid: java-graphql-unbounded
        return GraphQL.newGraphQL(schema).queryExecutionStrategy(new AsyncExecutionStrategy()).build();
    }

    GraphQL bounded(GraphQLSchema schema) {
        // ok: java-graphql-unbounded
        return GraphQL.newGraphQL(schema).instrumentation(new MaxQueryDepthInstrumentation(8)).build();
    }

    GraphQL builder(GraphQLSchema schema) {
        // ok: java-graphql-unbounded
        return GraphQL.newGraphQL(schema)
                .instrumentation(new MaxQueryComplexityInstrumentation(200))
                .queryExecutionStrategy(new AsyncExecutionStrategy())
                .build();
    }
}
