namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of an invocation, from one middleware on.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
