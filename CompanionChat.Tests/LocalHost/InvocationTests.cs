using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.LocalHost;

public sealed class InvocationTests
{
    [Fact]
    public async Task A_function_gets_its_route_values_services_context_and_token()
    {
        await using var host = await SampleHost.StartAsync([typeof(Bound)], builder => builder.Services.AddScoped<Note>());

        var answer = await host.Http.GetFromJsonAsync<JsonElement>("/bound/ada%2F1/17/0190163d-8694-739b-aea5-966c26f8ad91");

        Assert.Equal("ada%2F1", answer.GetProperty("name").GetString());
        Assert.Equal(17, answer.GetProperty("number").GetInt32());
        Assert.Equal("0190163d-8694-739b-aea5-966c26f8ad91", answer.GetProperty("id").GetString());
        Assert.Equal("Bound", answer.GetProperty("function").GetString());
        Assert.True(answer.GetProperty("sameScope").GetBoolean());
        Assert.True(answer.GetProperty("canBeCancelled").GetBoolean());
        Assert.True(answer.GetProperty("hasHttpContext").GetBoolean());
        Assert.Equal("httpTrigger", answer.GetProperty("trigger").GetString());
    }

    [Fact]
    public async Task Middleware_runs_around_the_function_the_first_outermost()
    {
        await using var host = await SampleHost.StartAsync(
            [typeof(Answers)], middleware: worker => worker.UseMiddleware<Outer>().UseMiddleware<Inner>());

        using var response = await host.SendAsync(HttpMethod.Get, "/result");

        Assert.Equal("outer, inner", string.Join(", ", response.Headers.GetValues("X-Passed")));
        Assert.Equal("""{"someName":1}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Middleware_can_answer_in_place_of_the_function()
    {
        await using var host = await SampleHost.StartAsync([typeof(Answers)], middleware: worker => worker.UseMiddleware<Refusing>());

        using var response = await host.SendAsync(HttpMethod.Get, "/throws");

        Assert.Equal(HttpStatusCode.PaymentRequired, response.StatusCode);
    }

    [Theory]
    [InlineData("/result", 200, """{"someName":1}""")]
    [InlineData("/action", 200, """{"someName":2}""")]
    [InlineData("/action-status", 418, "")]
    [InlineData("/multiple", 202, """{"someName":3}""")]
    [InlineData("/nothing", 204, "")]
    [InlineData("/value-task", 200, "value")]
    public async Task Every_kind_of_result_is_an_answer(string path, int status, string body)
    {
        await using var host = await SampleHost.StartAsync(typeof(Answers));

        using var response = await host.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_exception_that_leaves_the_app_is_an_empty_500_and_is_logged()
    {
        using var log = new CapturedLog();
        await using var host = await SampleHost.StartAsync([typeof(Answers)], builder => builder.Logging.AddProvider(log));

        using var response = await host.SendAsync(HttpMethod.Get, "/throws");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Contains("Error: Throws failed", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_above_a_mebibyte_does_not_reach_the_function()
    {
        await using var host = await SampleHost.StartAsync(typeof(Answers));
        using var body = new ByteArrayContent(new byte[(1024 * 1024) + 1]);

        using var response = await host.Http.PostAsync("/read", body);

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    public sealed class Note;

    public sealed class Bound(Note note)
    {
        [Function("Bound")]
        public Task<IResult> RunAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bound/{name}/{number:int}/{id:guid}")] HttpRequest request,
            string name,
            int number,
            Guid id,
            FunctionContext context,
            CancellationToken cancellationToken) => Task.FromResult(Results.Json(new
            {
                name,
                number,
                id,
                function = context.FunctionDefinition.Name,
                sameScope = ReferenceEquals(note, context.InstanceServices.GetRequiredService<Note>()),
                canBeCancelled = cancellationToken.CanBeCanceled,
                hasHttpContext = ReferenceEquals(context.GetHttpContext(), request.HttpContext),
                trigger = context.FunctionDefinition.InputBindings.Values.Single().Type,
            }));
    }

    public static class Answers
    {
        [Function("Result")]
        public static IResult Result([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Json(new { SomeName = 1 });

        [Function("Action")]
        public static IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new OkObjectResult(new { SomeName = 2 });

        [Function("ActionStatus")]
        public static IActionResult ActionStatus([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action-status")] HttpRequest request) =>
            new StatusCodeResult(StatusCodes.Status418ImATeapot);

        [Function("Multiple")]
        public static Task<Both> MultipleAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            Task.FromResult(new Both { Answer = Results.Json(new { SomeName = 3 }, statusCode: 202) });

        [Function("Nothing")]
        public static Task NothingAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        [Function("ValueTask")]
        public static async ValueTask<IResult> ValueTaskAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "value-task")] HttpRequest request)
        {
            await Task.Yield();
            return Results.Text("value");
        }

        [Function("Read")]
        public static async Task<IResult> ReadAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
        {
            await request.Body.CopyToAsync(Stream.Null);
            return Results.Ok();
        }

        [Function("Throws")]
        public static IResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new InvalidOperationException("as asked");
    }

    public sealed class Both
    {
        [HttpResult]
        public required IResult Answer { get; init; }

        [SignalROutput(HubName = "chat")]
        public SignalRMessageAction? Push { get; init; }
    }

    public sealed class Outer : Passing
    {
        protected override string Name => "outer";
    }

    public sealed class Inner : Passing
    {
        protected override string Name => "inner";
    }

    public abstract class Passing : IFunctionsWorkerMiddleware
    {
        protected abstract string Name { get; }

        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.GetHttpContext()!.Response.Headers.Append("X-Passed", Name);
            return next(context);
        }
    }

    public sealed class Refusing : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
            Results.StatusCode(StatusCodes.Status402PaymentRequired).ExecuteAsync(context.GetHttpContext()!);
    }
}
