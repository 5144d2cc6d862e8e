namespace AgentSessions.Tests.Listings;

/// <summary>A document whose answers have links to the next page, and the overlay that says so.</summary>
internal static class LinkedSpec
{
    public const string Document = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        servers: [ { url: 'https://acme.test/v3' } ]
        security: [ { Key: [] } ]
        paths:
          /runs:
            get:
              operationId: listRuns
              parameters:
                - { name: limit, in: query, schema: { type: integer, maximum: 40 } }
                - { name: state, in: query, schema: { type: string } }
                - { name: X-Tenant, in: header, schema: { type: string } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
          /signed:
            get:
              operationId: listSigned
              security: [ { Query: [] } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
          /rows:
            get:
              operationId: listRows
              parameters: [ { name: limit, in: query, schema: { type: integer } } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Run' } } } } } }
          /untyped:
            get:
              operationId: listUntyped
              responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } }
          /runs/search:
            post:
              operationId: searchRuns
              requestBody:
                required: true
                content: { application/json: { schema: { type: object, properties: { text: { type: string }, limit: { type: integer } } } } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
        components:
          securitySchemes:
            Key: { type: apiKey, in: header, name: X-Key }
            Query: { type: apiKey, in: query, name: api_key }
          schemas:
            Run:
              type: object
              required: [id]
              properties: { id: { type: integer } }
            Page:
              type: object
              properties:
                runs: { type: array, items: { $ref: '#/components/schemas/Run' } }
                next: { type: string, format: uri, nullable: true }
                more: { type: boolean }
                links: { type: object, properties: { next: { type: string } } }
        """;

    public const string Overlay = """
        overlay: 1.0.0
        info: { title: Acme, version: '1' }
        actions:
          - target: $.paths['/runs'].get
            x-reason: The body has the link.
            update:
              x-paging: { nextLink: '$response.body#/next', pageSize: $request.query.limit, items: '$response.body#/runs' }
          - target: $.paths['/signed'].get
            x-reason: The body has the link.
            update:
              x-paging: { nextLink: '$response.body#/next', items: '$response.body#/runs', key: /id }
          - target: $.paths['/rows'].get
            x-reason: A header has the link.
            update:
              x-paging: { nextLink: $response.header.Link, pageSize: $request.query.limit, items: '$response.body#', key: /id }
          - target: $.paths['/untyped'].get
            x-reason: A header has the link of what has no schema.
            update:
              x-paging: { nextLink: $response.header.link, items: '$response.body#/rows' }
          - target: $.paths['/runs/search'].post
            x-reason: The body has the link further in, and says whether there is more.
            update:
              x-paging:
                nextLink: $response.body#/links/next
                hasMore: $response.body#/more
                pageSize: $request.body#/limit
                items: $response.body#/runs
                key: /id
        """;
}
