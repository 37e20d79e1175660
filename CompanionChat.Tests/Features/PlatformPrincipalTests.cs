using System.Text;
using CompanionChat.Functions.Hosting;
using CompanionChat.Tests.Builders;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Features;

/// <summary>
/// What the platform's headers say. Behind the local host's sign-in they are always in order, so these come in by no door: where they are not, something
/// else than App Service Authentication has written them, and nobody is signed in.
/// </summary>
public sealed class PlatformPrincipalTests
{
    private const string Whole = """{"auth_typ":"local","claims":[{"typ":"name","val":"Ada"}],"name_typ":"name","role_typ":"roles"}""";

    [Theory]
    [InlineData(null)]
    [InlineData(Whole)]
    public void App_Service_Authentications_headers_say_who_is_calling(string? principal) =>
        Assert.Equal(new Caller(Rows.Ada, "ada", "Ada"), Read(principal is null ? null : Base64(principal)));

    [Theory]
    [InlineData("nonsense!")]
    [InlineData("e30")]
    public void A_principal_that_does_not_decode_is_nobodys(string principal) => Assert.Null(Read(principal));

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"auth_typ":"local"}""")]
    [InlineData("""{"auth_typ":"local","claims":"name"}""")]
    [InlineData("""{"identityProvider":"local","userId":"ada","userDetails":"Ada","userRoles":["authenticated"],"claims":[]}""")]
    public void Neither_is_one_of_another_shape_such_as_that_of_Static_Web_Apps(string principal) => Assert.Null(Read(Base64(principal)));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Caller? Read(string? principal)
    {
        var headers = new HeaderDictionary
        {
            [PlatformPrincipal.ProviderHeader] = "local",
            [PlatformPrincipal.IdHeader] = "ada",
            ["X-MS-CLIENT-PRINCIPAL-NAME"] = "Ada",
        };
        if (principal is not null)
        {
            headers["X-MS-CLIENT-PRINCIPAL"] = principal;
        }

        return PlatformPrincipal.Read(headers);
    }
}
