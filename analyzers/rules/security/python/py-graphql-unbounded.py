import strawberry
from graphene.validation import depth_limit_validator
from graphql_server.flask import GraphQLView
from strawberry.extensions import QueryDepthLimiter

from shop import Query, app, schema

# ruleid: py-graphql-unbounded
app.add_url_rule("/graphql", view_func=GraphQLView.as_view("graphql", schema=schema))

# ruleid: py-graphql-unbounded
open_schema = strawberry.Schema(query=Query)

# ok: py-graphql-unbounded
bounded = strawberry.Schema(query=Query, extensions=[QueryDepthLimiter(max_depth=8)])

# ok: py-graphql-unbounded
view = GraphQLView.as_view("bounded", schema=schema, validation_rules=[depth_limit_validator(max_depth=8)])
